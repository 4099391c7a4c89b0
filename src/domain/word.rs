//! Words that the app offers beside feelings, needs and nights: how a learning question stands, what one wants with a topic,
//! who someone is. Which of them belong to a question says [`Question::offers`](super::check_in::Question::offers).

use super::word_list::word_list;

word_list! {
    /// A word to pick.
    Word {
        WantToTalk "want_to_talk";
        NotAbout "not_about";
        OnlyMe "only_me";
        Science "science";
        Art "art";
        Society "society";
        Ethics "ethics";
        Spirit "spirit";
        Idea "idea";
        Busy "busy";
        Resting "resting";
        Answered "answered";
        LetGo "let_go";
        Online "online";
        Phone "phone";
        Chat "chat";
        Visit "visit";
        Walk "walk";
        CameraOn "camera_on";
        CameraOff "camera_off";
        CameraEither "camera_either";
        Wished "wished";
        Planned "planned";
        Held "held";
        Tell "tell";
        Ask "ask";
        Solve "solve";
        LetKnow "let_know";
        Me "me";
        MyCoach "my_coach";
        Together "together";
        Done "done";
        Partly "partly";
        NotDone "not_done";
        Anew "anew";
        Parent "parent";
        Family "family";
        Friend "friend";
        Coach "coach";
        Mentor "mentor";
        Helper "helper";
        YouthDoctor "youth_doctor";
        AttendanceOfficer "attendance_officer";
        Partnership "partnership";
        SupportPoint "support_point";
        Director "director";
        More "more";
        Less "less";
        Same "same";
        Rest "rest";
        Read "read";
        HeardYou "heard_you";
        AskBack "ask_back";
        Proposal "proposal";
        ProposedAgreement "proposed_agreement";
        ProposedQuestion "proposed_question";
        Available "available";
        Accepted "accepted";
        Declined "declined";
        Later "later";
        AsText "as_text";
        AsScale "as_scale";
        AsOne "as_one";
        AsSeveral "as_several";
        AsYesNo "as_yes_no";
        AsNumber "as_number";
    }
}
