//! Every address leads to its page, and nothing else leads anywhere.

use super::*;

#[test]
fn every_page_is_found_at_its_own_address() {
    let id = Id::new([0xa7; 16]);
    let pages = [
        Route::Home,
        Route::Diary,
        Route::Search,
        Route::Calendar,
        Route::Patterns,
        Route::OnDay(Day::new(2026, 2, 28).unwrap()),
        Route::Entry(id),
        Route::Edit(id),
        Route::Answer(id, Question::Why),
        Route::Answer(id, Question::Own(id)),
        Route::WriteAbout(id),
        Route::Learning,
        Route::LearningQuestion(id),
        Route::Show(id),
        Route::MyCard,
        Route::ShowCard,
        Route::People,
        Route::BuildUp,
        Route::Talk,
        Route::Replies,
        Route::Reply(id, Id::new([0xb8; 16])),
        Route::TalkWith(id, Id::new([0xb8; 16])),
        Route::Find,
        Route::Duties,
        Route::CoachTalk(id),
        Route::Agenda(id),
        Route::TalkPlan(id),
        Route::DuringTalk(id),
        Route::AfterTalk(id),
        Route::Agreement(id),
        Route::PlanInput,
        Route::Received,
        Route::Preview,
        Route::Hello(id),
        Route::Pair,
        Route::Number(id),
        Route::Me,
        Route::Questions,
        Route::ToCalendar,
        Route::Lock,
        Route::Backup,
        Route::Restore,
        Route::Export,
        Route::Proof,
        Route::Guide,
        Route::HomeScreen,
        Route::Profile,
        Route::Erase,
        Route::Shared,
        Route::Parcel(id),
        Route::AskBack(id),
        Route::Usual,
        Route::BeforeSharing,
        Route::Learners,
        Route::Learner(id),
    ];
    for page in pages.into_iter().chain(Kind::ALL.map(Route::Write)) {
        assert_eq!(Route::parse(&page.path()), Some(page));
    }
}

#[test]
fn what_is_not_an_address_leads_nowhere() {
    for path in [
        "/nergens",
        "/dagboek/kort",
        "/dagboek/zz",
        "/dagboek/a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7/bewerk/niets",
        "/ik/gedeeld/meer",
        "/koppel/%00",
    ] {
        assert_eq!(Route::parse(path), None, "{path}");
    }
    assert_eq!(Route::parse("/dagboek/"), Some(Route::Diary));
}
