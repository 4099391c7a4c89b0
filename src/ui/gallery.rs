//! The gallery, in development builds alone: the tokens, and every part in every state and every look, side by side. At /galerij.
//!
//! A look belongs to the root of the page, and a state to a pointer or a key. Here several are shown at once: the app's own css is
//! taken over once more, so that it also answers to `data-look` and `data-state`. Its words are for whoever builds the app.

use core::fmt::Write;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::context::{app, t};
use super::dom::{El, Words, all, button, div, el, p};
use super::parts::card_link::CardLink;
use super::parts::choices::choices;
use super::parts::day_field::day_field;
use super::parts::day_mark::mark;
use super::parts::effort::Effort;
use super::parts::field::field;
use super::parts::fold::fold;
use super::parts::head::{head_with, section};
use super::parts::icon::{Icon, icon};
use super::parts::ordered::{Row, ordered};
use super::parts::pick_file::pick_file;
use super::parts::scale::scale;
use super::parts::secret_field::secret_field;
use super::parts::sheet::sheet;
use super::parts::switch::switch;
use super::parts::text_area::TextArea;
use super::parts::toggles::toggles;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::mood::Mood;
use crate::domain::shape::Scale;
use crate::route::Route;

/// Where it is.
pub const PATH: &str = "/galerij";

/// The colours, the contrast, and the name of the radio buttons of each look: a name is for the whole page.
const LOOKS: [[&str; 3]; 4] = [
    ["light", "usual", "in-light"],
    ["dark", "usual", "in-dark"],
    ["light", "more", "in-light-more"],
    ["dark", "more", "in-dark-more"],
];
const STATES: [&str; 4] = ["rest", "hover", "focus", "pressed"];
const COLOURS: &str = "paper card sheet ink ink-soft hairline edge accent on-accent wash on-wash action on-action warn \
    warn-wash quiet-line focus tone-0 tone-1 tone-2 tone-3 tone-4 tone-5 tone-6 tone-7 tone-8 tone-9 \
    tone-10 field-dusk field-rose field-dawn";
const TYPE: &str = "text-xs text-s text text-l text-xl";
const SPACE: &str = "space-1 space-2 space-3 space-4 space-5 space-6 space-7 target";
const ROUND: &str = "round round-field pill";
const ICONS: [Icon; 13] = [
    Icon::Voice,
    Icon::Book,
    Icon::Question,
    Icon::Talk,
    Icon::Person,
    Icon::People,
    Icon::Inbox,
    Icon::Lock,
    Icon::Up,
    Icon::Down,
    Icon::Back,
    Icon::Onward,
    Icon::Handle,
];

/// The page.
pub fn gallery_page() -> AnyView {
    take_over(true);
    on_cleanup(|| {
        take_over(false);
    });
    let looks = LOOKS.map(|[theme, contrast, name]| {
        div("stack wide")
            .attr("data-look", name)
            .attr("data-theme", theme)
            .attr("data-contrast", contrast)
            .child(
                el("h2")
                    .class("title")
                    .text(format!("{theme}, {contrast} contrast")),
            )
            .children(parts(name))
            .into()
    });
    all([
        head_with(
            "Gallery",
            "Every part, in every state and every look. In development builds alone.",
        ),
        over_the_page(),
    ]
    .into_iter()
    .chain(looks))
}

/// Every part, under its name.
fn parts(name: &'static str) -> Vec<El> {
    let typed = |words: &str| RwSignal::new(words.to_owned());
    let id = Id::new([7; 16]);
    let on = RwSignal::new(true);
    let chosen = RwSignal::new(1_usize);
    let mood = RwSignal::new(Some(Mood::new(45, 30)));
    let effort = Effort::default();
    effort.goes_on(2.0, 5.0);
    let buttons = [
        "button",
        "button soft",
        "button plain",
        "button small",
        "button small soft",
        "button small plain",
        "button small pill",
    ];
    let buttons = buttons.map(|class| {
        div("stack tight")
            .child(p("soft small").text(class))
            .child(states(move || button(class, "Verder", || ()).into()))
            .child(div("actions").child(button(class, "uit", || ()).flag("disabled", true)))
    });
    let chips = ["chip", "chip own", "chip more", "chip small"].map(|class| {
        div("stack tight")
            .child(p("soft small").text(class))
            .child(states(move || {
                button(class, "rustig", || ())
                    .attr("aria-pressed", "false")
                    .into()
            }))
            .child(states(move || {
                button(class, "gekozen", || ())
                    .attr("aria-pressed", "true")
                    .into()
            }))
    });
    let icons = ICONS.map(|it| el("span").child(icon(it)));
    let marks = [-90, -45, 0, 45, 90].into_iter().flat_map(|energy| {
        [-90, -45, 0, 45, 90].map(|pleasant| mark(Some(Mood::new(pleasant, energy)), id, "mark"))
    });
    let scales = [(5, "rustig", "te veel"), (11, "0", "10")];
    let scales = scales
        .into_iter()
        .filter_map(|(steps, low, high)| Scale::new(steps, ends(low, high)?));
    let scales = scales.map(|of| {
        let step = RwSignal::new(Some(3));
        scale("Scale", &of, step.into(), move |to| step.set(to))
    });
    let rows = [
        "Hoe ben je erbij?",
        "Hoe was je nacht?",
        "Wat heb je nodig?",
    ];
    let rows = rows.into_iter().map(|row| Row {
        name: row.to_owned(),
        body: el("span").class("title").text(row).into(),
        more: None,
    });
    let card = || -> AnyView {
        CardLink::new(Route::Home, "Dagstart · 9:05")
            .line("moe, hoopvol · nodig: tijd")
            .mark(mood.get_untracked(), id)
            .into()
    };
    let words = |words: [&'static str; 3]| words.map(Words::from);
    let swatches = COLOURS.split(' ').map(|colour| swatch(colour, format!("<rect width=\"44\" height=\"44\" rx=\"8\" fill=\"var(--{colour})\" stroke=\"var(--edge)\"/>"), 44));
    let spaces = SPACE.split(' ').map(|space| {
        swatch(
            space,
            format!("<rect width=\"var(--{space})\" height=\"16\" fill=\"var(--accent)\"/>"),
            48,
        )
    });
    let rounds = ROUND.split(' ').map(|round| swatch(round, format!("<rect width=\"88\" height=\"44\" rx=\"var(--{round})\" fill=\"var(--wash)\" stroke=\"var(--edge)\"/>"), 90));
    let sizes = TYPE.split(' ').map(|size| swatch(size, format!("<text y=\"34\" font-size=\"var(--{size})\" fill=\"var(--ink)\">Hoe ben je erbij?</text>"), 280));
    vec![
        shown("Colours", div("actions").children(swatches)),
        shown("Type", div("stack").children(sizes)),
        shown(
            "Space, target, radius",
            div("actions").children(spaces).children(rounds),
        ),
        shown(
            "Day mark",
            div("actions")
                .children(marks)
                .child(mark(None, id, "mark"))
                .child(mark(mood.get_untracked(), id, "mark large")),
        ),
        shown("Icons", div("actions").children(icons)),
        shown(
            "Buttons",
            div("stack")
                .children(buttons)
                .child(pick_file("Kies een bestand", |_| ())),
        ),
        shown("Chips", div("stack").children(chips)),
        shown(
            "Chips in a row",
            toggles(
                "Chips",
                words(["rust", "ruimte", "tijd"]),
                move |at| at == chosen.get(),
                move |at| chosen.set(at),
            ),
        ),
        shown(
            "Choices",
            div("").child(choices(
                "Kleuren",
                name,
                words(["Licht", "Donker", "Zoals mijn apparaat"]),
                move || chosen.get(),
                move |at| chosen.set(at),
            )),
        ),
        shown(
            "Switch",
            div("stack").children([true, false].map(|here| {
                states(move || {
                    switch(
                        "Switch",
                        move || on.get() == here,
                        move |to| on.set(to == here),
                        el("span").text("Meer contrast"),
                    )
                    .into()
                })
            })),
        ),
        shown(
            "Typing",
            div("stack wide")
                .child(TextArea::line("Naam", typed("")).help("Alleen deze naam gaat mee."))
                .child(states(move || {
                    TextArea::new("Wil je er nog iets bij zeggen?", typed(""))
                        .hint("Zoveel of zo weinig als je wilt")
                        .into()
                }))
                .child(TextArea::new(
                    "Te lang",
                    RwSignal::new("lang ".repeat(14_000)),
                ))
                .child(secret_field(
                    "Pincode of wachtwoord",
                    Some("6 tekens of meer."),
                    typed("geheim"),
                ))
                .child(day_field("Vanaf", RwSignal::new(None)))
                .child(p("error").attr("role", "alert").text("Dit is geen getal.")),
        ),
        shown("Scale", div("stack").children(scales)),
        shown(
            "Field",
            div("stack")
                .child(field(mood.into(), id, move |to, _| mood.set(to)))
                .child(field(Signal::stored(None), id, |_, _| ())),
        ),
        shown(
            "Cards",
            div("stack")
                .child(states(card))
                .child(
                    CardLink::new(Route::Home, "Dagstart")
                        .line("Een halve minuut.")
                        .mark(mood.get_untracked(), id)
                        .accent(),
                )
                .child(CardLink::new(Route::Home, "Wat ik deelde").badge("klaargelegd"))
                .child(div("card stack").child(p("").text("Een kaart met woorden.")))
                .child(
                    el("details")
                        .class("card")
                        .child(el("summary").child(el("span").class("title").text("Jeugdarts")))
                        .child(p("").text("Een arts van de GGD.")),
                )
                .child(fold("Zeg er meer over", || p("soft").text("Opengevouwen."))),
        ),
        shown(
            "Order",
            ordered(&format!("order-{name}"), "Order", rows, |_, _| ()),
        ),
        shown(
            "Notices",
            div("stack")
                .child(p("notice").text("Je was begonnen. Ga verder waar je was."))
                .child(
                    p("notice warn")
                        .attr("role", "alert")
                        .text("Dit is geen coachkaart."),
                )
                .child(
                    el("span")
                        .child(el("span").class("badge").text("nieuw"))
                        .child(
                            el("span")
                                .class("badge warn")
                                .text("nog niet gecontroleerd"),
                        ),
                ),
        ),
        shown(
            "Busy",
            div("stack")
                .child(effort.bar("De kopie wordt gemaakt"))
                .child(
                    div("page-head")
                        .attr("aria-busy", "true")
                        .child(p("lead").text(t().common.loading)),
                ),
        ),
        shown("Empty", p("card soft").text(t().coach.empty_lead)),
    ]
}

/// What lies over the page, in the look that the page has.
fn over_the_page() -> AnyView {
    let (app, open) = (app(), RwSignal::new(false));
    all([
        div("actions")
            .child(button("button soft", "A dialog", move || open.set(true)))
            .child(button("button soft", "A word at the foot", move || {
                app.say("Bewaard")
            }))
            .child(button("button soft", "A word with a way back", move || {
                app.say_with("Verwijderd.", "Zet terug", || ())
            }))
            .into(),
        sheet(
            "gallery-sheet",
            open,
            "Weet je het zeker?",
            [p("").text("Dit gaat uit je dagboek.").into()],
        ),
    ])
}

fn shown(name: &'static str, what: El) -> El {
    section(name).child(what)
}

/// The same thing at rest, under a pointer, with the focus, and pressed.
fn states(draw: impl Fn() -> AnyView) -> El {
    div("actions").children(STATES.map(|state| div("grow").attr("data-state", state).child(draw())))
}

/// A token with its name. A drawing, because the page policy allows no style in the markup.
fn swatch(name: &'static str, drawing: String, width: u16) -> El {
    let markup = format!("<svg width=\"{width}\" height=\"48\">{drawing}</svg>");
    el("span")
        .child(el("span").class("drawing").drawing(markup))
        .child(el("span").class("small soft").text(name))
}

fn ends(low: &str, high: &str) -> Option<[FreeText; 2]> {
    let read = |text| FreeText::parse(text).ok().flatten();
    Some([read(low)?, read(high)?])
}

/// Takes the app's css over once more, or lets it go.
fn take_over(on: bool) -> Option<()> {
    let window = JsValue::from(web_sys::window()?);
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let document = get(&window, "document")?;
    let adopted = Array::new();
    if on {
        let rules = get(&get(&get(&document, "styleSheets")?, "0")?, "cssRules")?;
        let mut css = String::new();
        for rule in js_sys::try_iter(&rules).ok()??.flatten() {
            let _ = writeln!(css, "{}", get(&rule, "cssText")?.as_string()?);
        }
        let sheet: Function = get(&window, "CSSStyleSheet")?.dyn_into().ok()?;
        let sheet = Reflect::construct(&sheet, &Array::new()).ok()?;
        let replace: Function = get(&sheet, "replaceSync")?.dyn_into().ok()?;
        replace.call1(&sheet, &shown_at_once(&css).into()).ok()?;
        adopted.push(&sheet);
    }
    Reflect::set(&document, &"adoptedStyleSheets".into(), &adopted)
        .ok()
        .map(drop)
}

/// The css with looks and states that are only said to be.
fn shown_at_once(css: &str) -> String {
    let css = css
        .replace(":hover", ":is(:hover, [data-state=\"hover\"] *)")
        .replace(":active", ":is(:active, [data-state=\"pressed\"] *)")
        .replace(
            ":focus-visible",
            ":is(:focus-visible, [data-state=\"focus\"] :is(a, button, input, textarea, summary))",
        )
        .replace(":root[data-", ":is(:root, [data-look])[data-")
        .replace(":root {", ":root, [data-look] {");
    format!(
        "{css}\n[data-look] {{ background: var(--paper); color: var(--ink); padding: 1rem; margin-block-start: 2rem; }}"
    )
}
