//! Making a back-up: what will open it, the making, and putting it somewhere else.

use std::rc::Rc;

use leptos::prelude::*;

use crate::browser::{Refused, files, page, share_sheet};
use crate::crypto::key_slot::Passphrase;
use crate::crypto::recovery_code::RecoveryCode;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{Words, all, button, div, live, p};
use crate::ui::pages::common::lock::{Work, new_secret, show_code};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::choices::choices;
use crate::ui::parts::effort::Effort;
use crate::ui::parts::head::{head_with, section};
use crate::ui::problem::Problem;
use crate::ui::session::Session;
use crate::ui::task;
use crate::ui::wiring::backup::{self, MadeBackup};
use crate::usecase::{Under, mark_backed_up};

/// How far the page has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Choose,
    /// A recovery code for this back-up is on the screen.
    Code,
    /// It is being made under that code.
    Making,
    Ready,
}

#[derive(Clone, Copy)]
struct Page {
    session: Session,
    stage: RwSignal<Stage>,
    effort: Effort,
    code: StoredValue<Option<Rc<RecoveryCode>>, LocalStorage>,
    made: StoredValue<Option<MadeBackup>, LocalStorage>,
}

/// The page.
pub fn backup_page() -> AnyView {
    let this = Page {
        session: session(),
        stage: RwSignal::new(Stage::Choose),
        effort: Effort::default(),
        code: StoredValue::new_local(None),
        made: StoredValue::new_local(None),
    };
    let t = t();
    all([
        live(move || match this.stage.get() {
            Stage::Choose => this.choose(),
            Stage::Code => this.show_code(),
            Stage::Making => head_with(t.backup.title, t.backup.lead),
            Stage::Ready => this.ready(),
        }),
        this.effort.bar(t.backup.making),
    ])
}

impl Page {
    fn turn(self, stage: Stage) {
        if self.stage.try_set(stage).is_none() {
            page::after(0, || page::focus_first("h1"));
        }
    }

    fn choose(self) -> AnyView {
        let t = t();
        let by_code = RwSignal::new(false);
        let ways: [Words; 2] = [t.backup.by_secret.into(), t.backup.by_code.into()];
        let under_passphrase = move |passphrase: Passphrase| {
            Box::pin(async move { self.make(Under::Passphrase(&passphrase)).await })
                as Work<Problem>
        };
        let draw_code = move || {
            self.code.set_value(Some(Rc::new(backup::new_code())));
            self.turn(Stage::Code);
        };
        let how = live(move || {
            if by_code.get() {
                div("stack")
                    .child(p("soft").text(t.backup.by_code_lead))
                    .child(div("actions stacked").child(button(
                        "button",
                        t.backup.go_code,
                        draw_code,
                    )))
                    .into()
            } else {
                all([
                    p("soft").text(t.backup.by_secret_lead).into(),
                    new_secret(t.backup.go, under_passphrase),
                ])
            }
        });
        all([
            head_with(t.backup.title, t.backup.lead),
            div("stack wide")
                .child(choices(
                    t.backup.opens_with,
                    "backup",
                    ways,
                    move || usize::from(by_code.get()),
                    move |place| by_code.set(place == 1),
                ))
                .child(how)
                .into(),
            section(t.backup.restore)
                .child(div("stack").child(
                    CardLink::new(Route::Restore, t.backup.restore).line(t.backup.restore_line),
                ))
                .into(),
        ])
    }

    fn show_code(self) -> AnyView {
        let app = app();
        let code = self.code.get_value();
        let go_on = move || {
            let Some(code) = self.code.get_value() else {
                return;
            };
            self.turn(Stage::Making);
            let work = async move { self.make(Under::Recovery(&code)).await };
            task::run_or(app, work, |()| (), move |_| self.turn(Stage::Choose));
        };
        all(code.map(|code| show_code(code, go_on)))
    }

    /// Makes the file; when it was stopped there is none, and one can choose again.
    async fn make(self, under: Under<'_>) -> Result<(), Problem> {
        let book = self.session.book();
        let made = backup::make(&book, under, self.effort).await;
        self.effort.ends();
        match made? {
            Some(made) => {
                self.made.try_update_value(|place| *place = Some(made));
                self.turn(Stage::Ready);
            }
            None => self.turn(Stage::Choose),
        }
        Ok(())
    }

    fn ready(self) -> AnyView {
        let (app, t, session) = (app(), t(), self.session);
        let Some(made) = self.made.get_value() else {
            return self.choose();
        };
        let (year, month, day) = made.made.day().ymd();
        let name = format!("mijn-stem-reservekopie-{year:04}-{month:02}-{day:02}.txt");
        let size = (t.share.size)(&t.size(made.file.size() as usize));
        let left_out =
            (made.left_out > 0).then(|| p("notice warn").text((t.backup.left_out)(made.left_out)));
        let held = StoredValue::new_local((name.clone(), made));
        // Only now is it somewhere else.
        let kept = move || {
            let made = held.with_value(|(_, made)| made.made);
            let settings = session.settings.get_untracked();
            let work = async move { Ok(mark_backed_up(&session.book(), &settings, made).await?) };
            task::run(app, work, move |settings| {
                session.settings.set(settings);
                app.say(t.backup.saved);
            });
        };
        let save = move || match held.with_value(|(name, made)| files::save(name, &made.file)) {
            Ok(()) => kept(),
            Err(_) => app.complain(Problem(|texts| texts.failed)),
        };
        let offer = move || {
            let work = async move {
                let (name, made) = held.get_value();
                match share_sheet::offer_file(&name, &made.file).await {
                    Ok(()) => Ok(true),
                    Err(Refused::Cancelled) => Ok(false),
                    Err(Refused::Failed(_)) => Err(Problem(|texts| texts.sheet_failed)),
                }
            };
            task::aside(app, work, move |went| {
                if went {
                    kept();
                }
            });
        };
        let sheet = share_sheet::takes_files();
        all([
            head_with(t.backup.ready, t.backup.ready_lead),
            all(left_out),
            div("card stack tight")
                .child(p("").text(name))
                .child(p("soft small").text(size))
                .into(),
            div("section actions stacked")
                .child_if(sheet.then(|| button("button soft", t.share.sheet, offer)))
                .child(button("button", t.share.file, save))
                .into(),
            p("section soft").text(t.backup.where_to).into(),
        ])
    }
}
