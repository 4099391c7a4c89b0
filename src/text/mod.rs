//! Every word the app says, in Dutch and English.
//!
//! Each part of each language is one static; a message that a language lacks does not
//! compile. Messages with something to fill in are functions. Dutch is written
//! first, at level B1: short, je and jij, no exclamation marks, no praise for
//! coming back and no missing anyone.

/// The parts of one language: a static each.
macro_rules! said {
    ($language:ident => $($part:ident: $name:ident { $($text:tt)* },)+) => {
        $(
            impl $language for $name {
                fn said() -> &'static Self {
                    static SAID: $name = $name { $($text)* };
                    &SAID
                }
            }
        )+
    };
}

mod asked;
mod en;
mod format;
mod helplines;
mod nl;
mod patterns;
mod tables;
mod words;

pub use helplines::{HELPLINES, HELPLINES_CHECKED, Helpline};
pub use patterns::{Patterns, Reading, Table};
pub use tables::{Dates, Words};

use core::marker::PhantomData;
use core::ops::Deref;

use crate::domain::free_text::FreeText;
use crate::domain::lang::Lang;
use format::counted;

/// The texts of a language.
pub fn texts(lang: Lang) -> &'static Texts {
    match lang {
        Lang::Nl => &NL,
        Lang::En => &EN,
    }
}

static NL: Texts = Texts::new(Lang::Nl);
static EN: Texts = Texts::new(Lang::En);

/// A message that is always the same.
type Fixed = &'static str;
/// A message with a name or a word filled in.
type With = fn(&str) -> String;
/// A message with a number filled in.
type Count = fn(usize) -> String;

/// A part of the texts, in a language. Each part is a static of its own in each language, and is named only where
/// it is used: so the build can put the words of a screen beside the code of that screen (docs/decisions/0009-build.md).
pub struct Part<T> {
    lang: Lang,
    part: PhantomData<fn() -> T>,
}

/// What both languages say.
trait Said: Sized + 'static {
    fn said(lang: Lang) -> &'static Self;
}

/// What Dutch says, in `nl`.
trait Dutch: Sized + 'static {
    fn said() -> &'static Self;
}

/// What English says, in `en`.
trait English: Sized + 'static {
    fn said() -> &'static Self;
}

impl<T> Part<T> {
    const fn new(lang: Lang) -> Self {
        Self {
            lang,
            part: PhantomData,
        }
    }
}

impl<T: Said> Deref for Part<T> {
    type Target = T;

    fn deref(&self) -> &T {
        T::said(self.lang)
    }
}

macro_rules! parts {
    ($($part:ident: $name:ident)+) => {
        $(
            impl Said for $name {
                fn said(lang: Lang) -> &'static Self {
                    match lang {
                        Lang::Nl => <Self as Dutch>::said(),
                        Lang::En => <Self as English>::said(),
                    }
                }
            }
        )+

        /// All texts of one language, gathered by the screen they stand on.
        #[allow(missing_docs, reason = "each part has its own doc")]
        pub struct Texts {
            pub lang: Lang,
            $(pub $part: Part<$name>,)+
        }

        impl Texts {
            const fn new(lang: Lang) -> Self {
                Self { lang, $($part: Part::new(lang),)+ }
            }
        }
    };
}

macro_rules! texts {
    ($($(#[doc = $doc:literal])+ $part:ident: $name:ident { $($field:ident: $kind:ty,)+ })+) => {
        $(
            $(#[doc = $doc])+
            #[allow(missing_docs, reason = "a message's name and its two texts say what it is")]
            pub struct $name { $(pub $field: $kind),+ }
        )+

        parts! { $($part: $name)+ dates: Dates words: Words }
    };
}

texts! {
    /// Words that many screens share.
    common: Common {
        app: Fixed, next: Fixed, back: Fixed, save: Fixed, saved: Fixed, cancel: Fixed, close: Fixed, done: Fixed, loading: Fixed,
        not_now: Fixed, dont_know: Fixed, edit: Fixed, delete: Fixed, undo: Fixed, copied: Fixed,
        today: Fixed, yesterday: Fixed,
    }
    /// The header and the tabs, on every screen.
    shell: Shell {
        help: Fixed, leave: Fixed, skip: Fixed, tabs: Fixed, today: Fixed, diary: Fixed, learning: Fixed, talk: Fixed, me: Fixed,
        inbox: Fixed, learners: Fixed, talks: Fixed, example: Fixed, example_leave: Fixed, not_found: Fixed, not_found_lead: Fixed, home: Fixed,
    }
    /// The first start.
    setup: Setup {
        lang_name: Fixed, title: Fixed, lead: Fixed, learner: Fixed, learner_hint: Fixed, coach: Fixed, coach_hint: Fixed,
        example: Fixed, example_hint: Fixed, restore: Fixed, restore_hint: Fixed, example_title: Fixed, example_lead: Fixed,
        sem: Fixed, sem_hint: Fixed, yara: Fixed, yara_hint: Fixed, noa: Fixed, noa_hint: Fixed,
        stays_title: Fixed, stays: [Fixed; 3], leaves_title: Fixed, leaves: [Fixed; 3], free_title: Fixed, free: [Fixed; 3],
        keep_ask: Fixed, keep_yes: Fixed, keep_no: Fixed, start: Fixed, step: fn(usize, usize) -> String,
        coach_title: Fixed, coach_lead: [Fixed; 3], coach_name: Fixed, coach_name_hint: Fixed,
    }
    /// Vandaag.
    today: Today {
        morning: Fixed, afternoon: Fixed, evening: Fixed, night: Fixed,
        day_start_lead: Fixed, day_end_lead: Fixed, week_lead: Fixed, note: Fixed, note_lead: Fixed,
        go_on: Fixed, again: Fixed, of_today: Fixed, one_thing: Fixed, step: Fixed,
        ready: Count, ready_lead: Fixed, talk: Fixed, agreements: Fixed,
    }
    /// Answering the questions of a check-in.
    check_in: CheckIn {
        kinds: [Fixed; 12], line_on: With, line_done: With, line_at: With, questions: [Fixed; 26], week: [Fixed; 7], stimuli: [Fixed; 2], much: [Fixed; 2], week_feeling: [Fixed; 2],
        yes: Fixed, no: Fixed, number_wrong: Fixed, scale: fn(u8, u8, &[FreeText; 2]) -> String, attached: Count, step: fn(usize, usize) -> String,
        field_hint: Fixed, field: Fixed, axis_pleasant: Fixed, axis_energy: Fixed, heavy: Fixed, light: Fixed, full: Fixed, empty: Fixed,
        field_unset: Fixed, field_clear: Fixed, more_words: Fixed, fewer_words: Fixed, own_word: Fixed, add: Fixed,
        needs_hint: Fixed, one_thing_hint: Fixed, note_hint: Fixed, moments_hint: Fixed, tomorrow_hint: Fixed,
        when: Fixed, when_other: Fixed, when_wrong: Fixed, saved_lead: Fixed, draft_kept: Fixed, save_now: Fixed, drop_draft: Fixed,
        too_long: Fixed, remove: With, undo: Fixed, lexicon: Fixed, lexicon_search: Fixed, lexicon_none: Fixed, belongs: Fixed, belongs_to: Fixed, pick_step: Fixed,
    }
    /// The questions and words of papers: learning questions, talks, agreements, people, plans.
    papers: Papers {
        questions: [Fixed; 68], words: [Fixed; 66], units: [Fixed; 2],
        line: Count, tick: With, ticked: Fixed, with_day: Fixed, wish: With, no_wish: Fixed, add_step: Fixed, add_topic: Fixed, add_line: Fixed,
    }
    /// Gesprek: planning a coach talk, its agenda, the talk itself, agreements, and the input for the plan for school.
    talks: Talks {
        next: Fixed, none: Fixed, plan: Fixed, plan_line: Fixed, wish: Fixed, wish_line: Fixed, topics: Count, no_topics: Fixed, held: Fixed,
        agreements: Fixed, agree: Fixed, agree_add: Fixed, open: Fixed, coach: Fixed,
        agenda: Fixed, agenda_lead: Fixed, good: Fixed, more_is_fine: Fixed, from_diary: Fixed, from_diary_lead: Fixed, nothing_to_choose: Fixed, add: Fixed,
        why: [Fixed; 4], not_about_lead: Fixed,
        print: Fixed, to_calendar: Fixed, calendar_name: Fixed, calendar_saved: Fixed, begin: Fixed, finish: Fixed, look_back: Fixed, change_plan: Fixed, delete_sure: Fixed, delete_lead: Fixed,
        now: Fixed, topic_of: fn(usize, usize) -> String, before: Fixed, after: Fixed, no_topics_now: Fixed, stop: Fixed,
        after_lead: Fixed, for_you: Fixed, how_was_it: Fixed, how_lead: Fixed, went: Fixed, remark: Fixed, history: Fixed, kept: Fixed,
        marked: Fixed, marked_lead: Fixed,
        school: Fixed, plan_input: Fixed, plan_input_line: Fixed, right: Fixed, right_lines: [Fixed; 6], law: Fixed, write_plan: Fixed, said_before: Fixed, put_in: Fixed, earlier: Fixed,
    }
    /// Leervragen: the list, one of them, and showing it.
    learning: Learning {
        title: Fixed, lead: Fixed, begin: Fixed, begin_hint: Fixed, begin_go: Fixed, begin_other: Fixed,
        empty: Fixed, examples: [Fixed; 3], gone: Fixed, deleted: Fixed,
        add_step: Fixed, no_steps: Fixed, steps_full: Fixed, one_thing: Fixed, is_one_thing: Fixed, made_one_thing: Fixed, arrange: Fixed,
        behind: Fixed, behind_more: Fixed, behind_lead: Fixed, change: With, log: Fixed, log_lead: Fixed, log_add: Fixed,
        show: Fixed, show_which: Fixed, print: Fixed, ticked: Fixed,
    }
    /// Over mij, mijn mensen, opbouw.
    mine: Mine {
        card_line: Fixed, card_lead: Fixed, card_more: Fixed, begin: Fixed, show: Fixed, show_title: Fixed, show_lead: Fixed, show_empty: Fixed, ready: Fixed,
        people_line: Fixed, people_lead: Fixed, people_empty: Fixed, people_add: Fixed, first: Fixed, open: Fixed,
        roles: Fixed, roles_lead: Fixed, who_is_who: [Fixed; 6],
        build_line: Fixed, build_lead: Fixed, build_add: Fixed, build_empty: Fixed, build_now: fn(&str, &str) -> String, build_then: fn(&str, &str) -> String,
        build_later: fn(&str, &str) -> String, rest: Fixed, unsaid: Fixed, from_when: Fixed, columns: [Fixed; 3], per_week: [Fixed; 2], plan: Fixed,
    }
    /// Answers of a coach: writing one, and what a learner does with it.
    replies: Replies {
        title: Fixed, lead: With, how: Fixed, leads: [Fixed; 7], ends: Fixed, options: Fixed, honest: With,
        inbox: Fixed, inbox_lead: Fixed, drop: Fixed, stranger: With, kept: Fixed, of: fn(&str, &str) -> String, beside: Fixed,
        accept_question: Fixed, accept_agreement: Fixed, accepted: Fixed, full: Fixed, answer: Fixed, tell: With, you: With, more: Fixed, otherwise: Fixed,
    }
    /// Looking back: search, calendar, patterns.
    look: Look {
        filter: Count, no_filter: Fixed, feelings: Fixed, needs: Fixed, from: Fixed, until: Fixed,
        search: Fixed, search_lead: Fixed, words: Fixed, words_hint: Fixed, kinds: Fixed, shared_ask: Fixed, shared: [Fixed; 3], found: Count,
        calendar: Fixed, earlier: Fixed, later: Fixed, on_day: fn(&str, usize) -> String, nothing: Fixed,
        patterns: Fixed, period: Fixed, periods: [Fixed; 3], table: Fixed, behind: Fixed, more_rows: Fixed, taken: Fixed,
    }
    /// "Mijn vragen": the sets of questions.
    sets: Sets {
        title: Fixed, line: Fixed, lead: Fixed, which: Fixed, questions: Fixed, add: Fixed, how: Fixed, how_lead: Fixed, by_screen: Fixed, on_one_page: Fixed,
        do_now: With, up: With, down: With, place: fn(usize, usize) -> String, routine: Fixed, routine_lead: Fixed, routine_add: Fixed,
        wording: Fixed, wording_hint: Fixed, way: Fixed, ways: [Fixed; 5], low: Fixed, high: Fixed, options: Fixed, options_help: Fixed, several: Fixed,
        unit: Fixed, unit_hint: Fixed,
    }
    /// Dagboek and one entry.
    diary: Diary {
        numbers: Fixed,         with: Fixed, attached: [Fixed; 3], title: Fixed, earlier: Fixed, ready_badge: Fixed, empty: Fixed, empty_lead: Fixed, nothing_answered: Fixed, needed: Fixed, edited: With, deleted: Fixed,
        put_ready: Fixed, is_ready: Fixed, delete_sure: Fixed, delete_lead: Fixed, gone: Fixed, written_later: With,
        damaged: Count,
    }
    /// Gesprek: what is put ready, the preview and the sending.
    share: Share {
        copy_lead: Fixed, hello_name: Fixed, title: Fixed, unchecked_lead: Fixed, ready: Fixed, ready_empty: Fixed, ready_empty_lead: Fixed, no_coach_lead: Fixed,
        pair: Fixed, pair_more: Fixed, choose: Fixed, stays: Fixed, goes: Fixed, take_back: Fixed, preview_go: Fixed,
        preview: Fixed, preview_lead: Fixed, note: Fixed, note_hint: Fixed, name: Fixed, name_hint: Fixed, to: Fixed,
        honest: Fixed, seal: With, sealed: Fixed, sealed_lead: With, sheet: Fixed, file: Fixed, text: Fixed, size: With,
        went_ask: Fixed, went_yes: Fixed, went_no: Fixed, went: With, checked: Fixed, unchecked: Fixed,
        hello: Fixed, hello_lead: With, field_of: fn(&str, &str) -> String,

    }
    /// Sharing, beside the basket: the first time, what usually stays, what was shared before, asking it back, and codes.
    giving: Giving {
        first: Fixed, first_lead: Fixed, first_parts: [[Fixed; 2]; 5], first_go: Fixed, first_link: Fixed,
        usual: Fixed, usual_lead: Fixed, usual_count: Count, remember: Fixed, remembered: Fixed,
        will_be: With, too_large: With, choose_again: Fixed,
        back_to_log: Fixed, same: Fixed, changed: Fixed, then: Fixed, now: Fixed, no_answer: Fixed, moved: With, gone: Fixed,
        stayed: Fixed, files_stayed: Count, to_entry: Fixed, again: Fixed, again_done: Fixed, went_after_all: Fixed,
        ask_back: Fixed, ask_back_again: Fixed, ask_back_lead: With, ask_back_which: Fixed, ask_back_honest: [Fixed; 4], ask_back_no_coach: Fixed,
        asked: Fixed, asked_back: With, asked_unconfirmed: Fixed, carried_out: With, asks_back: Fixed, wants_back: With,
    }
    /// QR codes: showing one, and reading one.
    codes: Codes {
        show: Fixed, show_lead: Fixed, show_learner_lead: Fixed, shown: Fixed, too_large: Fixed, scan: Fixed, photo: Fixed, looking: Fixed, viewfinder: Fixed, stop: Fixed,
        denied: Fixed, no_camera: Fixed, unable: Fixed, none_found: Fixed, card_lead: Fixed,
    }
    /// Pairing with a coach, and the number.
    pair: Pair {
        number_name: Fixed, title: Fixed, lead: Fixed, paste: Fixed, paste_hint: Fixed, open_file: Fixed, read: Fixed, found: With,
        hours: Fixed, room: Fixed, does: Fixed, accept: With, number_lead: With, number_how: Fixed, same: Fixed,
        different: Fixed, later: Fixed, is_checked: With, not_same: Fixed, not_same_lead: Fixed, forget: Fixed, forget_lead: Fixed,
        hello_first: With, renewed: Fixed, namesake: With,
    }
    /// The coach's screens.
    coach: Coach {
        to_learner: Fixed, latest: Fixed, inbox: Fixed, inbox_lead: Fixed, drop: Fixed, pick: Fixed, paste: Fixed, paste_hint: Fixed, open: Fixed,
        empty: Fixed, empty_lead: Fixed, learners: Fixed, learners_empty: Fixed, from: With, new_sender: With,
        new_key: With, new_key_lead: Fixed, hello: With, keep: Fixed, repeated: Fixed, kept_out: Count,
        received: With, items: Count, note_of: With, card: Fixed, card_lead: Fixed, name: Fixed, hours: Fixed, hours_hint: Fixed,
        room: Fixed, room_hint: Fixed, does: Fixed, does_hint: Fixed, card_need_name: Fixed, card_link: Fixed, card_copied: Fixed,
        check: Fixed, check_lead: With, last: With, same_as: With,
    }
    /// The coach's desk.
    desk: Desk {
        new: Fixed, unread: Count, more: Fixed, agenda: Fixed, agreements: Fixed, notes: Fixed, notes_lead: Fixed, note: Fixed, note_keep: Fixed,
        shared: Fixed, nothing: With, print: Fixed, again: Fixed, answered: fn(&str, &str) -> String,
        drop: Fixed, drop_lead: fn(usize, usize) -> String, for_good: Fixed,
        keeping: Fixed, until: fn(&str, &str) -> String, keep_ask: Fixed, weeks: [Fixed; 5], going: fn(&str, usize, &str) -> String, longer: Fixed,
        remove: With, remove_lead: fn(&str, [usize; 5]) -> String, talks_lead: Fixed, talks_none: Fixed, talks_past: Fixed, talk_with: With, agree_lead: With,
        find_lead: Fixed, find_hint: Fixed, whose: Fixed, everyone: Fixed, keep_all: Count, kept_all: Count,
    }
    /// How it works: one page for a learner, one for a coach. A topic is its title and two paragraphs.
    guide: Guide {
        title: Fixed, line: Fixed, lead: Fixed, more: Fixed, minute: [Fixed; 4], topics: [[Fixed; 3]; 7],
        coach_minute: [Fixed; 4], coach_topics: [[Fixed; 3]; 7],
    }
    /// How a coach reads with care, and the meldcode.
    duties: Duties {
        title: Fixed, line: Fixed, lead: Fixed, care: [Fixed; 5], pass_on: Fixed, told: [Fixed; 4], code: Fixed, code_lead: Fixed, steps: [Fixed; 5],
        norm: Fixed, advice: Fixed, keep: Fixed, kept: [Fixed; 3], sources: Fixed,
    }
    /// Ik.
    me: Me {
        former_coach: Fixed, title: Fixed, book: Fixed, coach: Fixed, shared: Fixed, shared_empty: Fixed, shared_went: With, shared_not: Fixed,
        storage: Fixed, storage_kept: Fixed, storage_not: Fixed, storage_ask: Fixed, yours: Fixed, lock_none: Fixed,
        look: Fixed, lang: Fixed, theme: Fixed, theme_auto: Fixed, theme_light: Fixed, theme_dark: Fixed,
        contrast: Fixed, size: Fixed, sizes: [Fixed; 3],
        name: Fixed, name_hint: Fixed, shared_to: fn(&str, &str) -> String,
    }
    /// The lock: before a closed book, and at Ik.
    lock: Lock {
        title: Fixed, lead: Fixed, is_set: Fixed, close: Fixed, show: Fixed,
        closed: Fixed, open: Fixed, secret: Fixed, wrong: Fixed, too_soon: Fixed, wait: Count, working: Fixed,
        forgot: Fixed, code: Fixed, code_help: Fixed, nobody_can: Fixed, by_secret: Fixed,
        does_title: Fixed, does: [Fixed; 3], does_not_title: Fixed, does_not: [Fixed; 3], old_copies: Fixed,
        set: Fixed, choose: Fixed, choose_help: Fixed, again: Fixed,
        by_itself: Fixed, idle: Fixed, hidden: Fixed, delays: [Fixed; 4],
        change_title: Fixed, change: Fixed, changed: Fixed, came_by_code: Fixed, prove_lead: Fixed,
        new_code: Fixed, new_code_lead: Fixed, new_code_go: Fixed, remove: Fixed, remove_lead: Fixed, removed: Fixed,
        code_title: Fixed, code_lead: Fixed, code_print: Fixed, code_print_title: Fixed, code_print_lead: Fixed,
        code_check: Fixed, code_check_help: Fixed, code_right: Fixed, code_wrong: Fixed, code_skip: Fixed,
        first: Fixed, first_title: Fixed, first_lead: Fixed,
    }
    /// The plain export: words in its files.
    export: Export {
        lead: With, unfinished: Fixed, people: Fixed, received: Fixed, attachments: Fixed,
        voice: Fixed, photo: Fixed, drawing: Fixed, columns: [Fixed; 8],
    }
    /// Reservekopie: making and restoring.
    backup: Backup {
        title: Fixed, line: Fixed, lead: Fixed, opens_with: Fixed, by_secret: Fixed, by_secret_lead: Fixed, by_code: Fixed, by_code_lead: Fixed,
        go: Fixed, go_code: Fixed, making: Fixed, ready: Fixed, ready_lead: Fixed, saved: Fixed, left_out: Count, where_to: Fixed,
        restore: Fixed, restore_line: Fixed, restore_lead: Fixed, pick: Fixed, open: Fixed, other_file: Fixed, reading: Fixed, stopped: Fixed,
        preview: Fixed, preview_lead: Fixed, made_on: With, sorts: [Fixed; 8], counts: [Fixed; 5], taken_over: Fixed, kept_here: Fixed,
        restore_go: Fixed, restored: Fixed, restored_lead: Count, no_lock: Fixed, offer: Fixed, offer_line: Fixed, never_ask: Fixed,
    }
    /// A newer version of the app.
    newer: Newer {
        title: Fixed, go: Fixed, others: Fixed,
    }
    /// On the home screen.
    install: Install {
        title: Fixed, line: Fixed, why: Fixed, safer: Fixed, go: Fixed, on: [Fixed; 3], how: [Fixed; 3],
    }
    /// Other tabs, and what went missing.
    tabs: TabWords {
        elsewhere: Fixed, elsewhere_lead: Fixed, take_over: Fixed,
        vanished: Fixed, vanished_lead: Count, vanished_go_on: Fixed, missing: fn(usize, usize) -> String, understood: Fixed,
    }
    /// Several people on one device.
    profiles: Profiles {
        title: Fixed, lead: Fixed, line: Fixed, label: Fixed, label_help: Fixed, switch: Fixed, switch_lead: Fixed, switch_go: Fixed,
        choose: Fixed, choose_lead: Fixed, new: Fixed, unnamed: Count, other: Fixed,
    }
    /// Erasing.
    erase: Erase {
        title: Fixed, line: Fixed, lead: Fixed, go: Fixed, profile: Fixed, profile_lead: Fixed, profile_sure: Fixed,
        all: Fixed, all_lead: Fixed, all_sure: Fixed, done: Fixed, period: Fixed, period_lead: Fixed, period_sure: Fixed,
        first: Fixed, last: Fixed, nothing: Fixed, goes: fn([usize; 4]) -> String, keeps: fn(&str, usize) -> String,
    }
    /// "Neem alles mee": the plain export.
    take: Take {
        title: Fixed, line: Fixed, lead: Fixed, warning: Fixed, files_title: Fixed, files: [Fixed; 5], go: Fixed, making: Fixed,
    }
    /// What lies where.
    proof: Proof {
        title: Fixed, line: Fixed, lead: Fixed, sent: Fixed, sent_none: Fixed, sent_own: Count, sent_others: Count, loaded: Count,
        room: fn(&str, &str) -> String, databases: Fixed, beside: Fixed, not_told: Fixed,
        stranger: Fixed, now: Fixed, without_lock: Fixed, without_lock_lead: Fixed, with_lock: Fixed, with_lock_lead: Fixed,
    }
    /// Dagstart and dagsluiting in the learner's own calendar.
    to_calendar: ToCalendar {
        title: Fixed, line: Fixed, lead: Fixed, days: Fixed, at: Fixed, name: Fixed, name_hint: Fixed, note: Fixed, sign: Fixed,
        file: Fixed, saved: Fixed, change: Fixed, none: Fixed, whole: Fixed,
    }
    /// Hulp: one tap away on every screen.
    help: Help {
        title: Fixed, lead: Fixed, call_list: Fixed, checked: With, call: With, site: With,
    }
    /// What each feeling word means, in one line, in the order of `Feeling::ALL`: a part of its own, as few ask for them.
    meanings: Meanings { feelings: [Fixed; 24], }
    /// Speaking, photos, drawings, reading aloud.
    media: MediaWords {
        row: Fixed, speak: Fixed, photo: Fixed, draw: Fixed, voice: Fixed, drawing: Fixed, most: Fixed, gone: Fixed,
        recording: Fixed, asking: Fixed, hears: Fixed, hears_nothing: Fixed, paused: Fixed, hold: Fixed, go_on: Fixed, throw_away: Fixed,
        at_most: Fixed, full: Fixed, denied: Fixed, no_microphone: Fixed, unable: Fixed, anew: Fixed, voice_line: Fixed, voice_broken: Fixed,
        play: Fixed, place: Fixed, speed: With,
        camera: Fixed, photo_file: Fixed, photo_lead: Fixed, photo_busy: Fixed, photo_unreadable: Fixed, photo_broken: Fixed, photo_line: Fixed,
        board: Fixed, draw_lead: Fixed, pen: Fixed, pens: [Fixed; 3], eraser: Fixed, step_back: Fixed, draw_on: Fixed, drawing_line: Fixed,
        drawing_full: Fixed, drawing_broken: Fixed, aloud: Fixed, silent: Fixed,
    }
    /// What went wrong, and what to do next.
    problem: Problem {
        not_open: Fixed, full: Fixed, blocked: Fixed, closed: Fixed, newer: Fixed, gone: Fixed, unavailable: Fixed, other_tab: Fixed, failed: Fixed,
        no_book: Fixed, damaged_book: Fixed, damaged_lock: Fixed, no_memory: Fixed, broken_off: Fixed, label_long: Fixed, question_empty: Fixed, lines_full: Fixed, reply_empty: Fixed, agreed_empty: Fixed, note_empty: Fixed, question_ends: Fixed, question_options: Fixed, clock_odd: Fixed, backup_not: Fixed, backup_is_parcel: Fixed, backup_is_card: Fixed, backup_cut: Fixed,
        backup_damaged: Fixed, backup_other_secret: Fixed, backup_future: Fixed, backup_much: Fixed, backup_other_role: Fixed, backup_changed: Fixed, secret_short: Fixed, secret_wrong: Fixed, secret_differs: Fixed,
        code_length: Fixed, code_slip: Fixed, not_locked_yet: Fixed, retry: Fixed, page_away: Fixed, page_away_lead: Fixed,
        parcel_empty: Fixed, parcel_not: Fixed, parcel_is_card: Fixed, parcel_large: Fixed, parcel_cut: Fixed,
        parcel_damaged: Fixed, parcel_other: Fixed, parcel_future: Fixed, parcel_much: Fixed,
        card_empty: Fixed, card_not: Fixed, card_is_parcel: Fixed, card_damaged: Fixed, card_future: Fixed, card_own: Fixed, card_long: Fixed, recall_empty: Fixed,
        no_day: Fixed, no_time: Fixed, too_long: Fixed, attachment_full: Fixed, attachment_gone: Fixed, no_name: Fixed, file_unreadable: Fixed, example_failed: Fixed, sealing: Fixed, sheet_failed: Fixed, copy_failed: Fixed,
    }
}
