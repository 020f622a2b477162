//! What the page opens with: a link's program, the text kept from last time, or the first example.

use crate::course::View;
use crate::link::{self, LinkError};
use crate::model::{Action, Effect, Engine, Model, Origin};
use crate::route::Route;
use crate::update::CourseAction;
use crate::{examples, words};

/// What was kept over a reload.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The text, if any was kept.
    pub text: Option<String>,
    /// Where it came from, as [`origin_name`] wrote it.
    pub origin: String,
    /// The value of `code=` that it belongs to, or nothing.
    pub address: String,
}

/// An origin as it is kept.
pub fn origin_name(origin: &Origin) -> String {
    match origin {
        Origin::Empty => String::new(),
        Origin::Example(id) => format!("example:{id}"),
        Origin::Link(text) => format!("link:{text}"),
        Origin::Exercise(id, text) => format!("exercise:{id}:{text}"),
    }
}

/// A model for this address and what was kept. The effects are to be done first of all.
pub fn open(route: &Route, kept: Kept) -> (Model, Vec<Effect>) {
    let mut model = Model { chosen_dark: route.dark, embed: route.embed, labs: route.labs, ..Model::new() };
    if route.embed {
        // It is loaded when the learner comes.
        model.engine = Engine::Resting;
    }
    model.ways.shown = route.ways;
    let mut effects = vec![];
    let address = match &route.code {
        None => None,
        Some(Ok(code)) => Some(code.clone()),
        Some(Err(_)) => {
            model.notice = Some(words::LINK_DAMAGED.to_owned());
            return (model, effects);
        }
    };
    match (address, kept.text) {
        (Some(code), Some(text)) if code == kept.address => {
            // A reload of a page with a link: what was typed since is worth more than the link.
            model.text = text.into();
            model.origin = origin(&kept.origin);
            model.address = Some(code);
        }
        (Some(code), _) => match link::open(&code) {
            Ok(text) => {
                model.text = text.into();
                model.origin = Origin::Link(model.text.clone());
                model.address = Some(code);
                effects.push(Effect::Save);
            }
            Err(error) => {
                let sentence = match error {
                    LinkError::Damaged => words::LINK_DAMAGED,
                    LinkError::TooLarge => words::LINK_TOO_LARGE,
                };
                model.notice = Some(sentence.to_owned());
            }
        },
        (None, Some(text)) => {
            model.text = text.into();
            model.origin = origin(&kept.origin);
        }
        (None, None) if route.exercise.is_some() => {}
        (None, None) => {
            effects.extend(model.update(Action::Open(examples::FIRST.to_owned())));
            if !route.embed {
                effects.extend(model.update(Action::Run));
            }
        }
    }
    match (&route.exercise, &route.course) {
        (Some(id), _) => effects.extend(model.update(Action::Course(CourseAction::Open(id.clone())))),
        (None, Some(topic)) => {
            let view = if topic == "1" { View::List } else { View::Topic(topic.clone()) };
            effects.extend(model.update(Action::Course(CourseAction::Show(Some(view)))));
        }
        (None, None) => {}
    }
    if model.address.is_some() && route.schedule.is_some() {
        model.schedule = route.schedule.clone().map(|schedule| (schedule, route.switch));
        // The link is about this one run. Who has changed the program since presses Run, and so does who meets it in another page.
        if !model.edited() && !route.embed {
            effects.extend(model.update(Action::Run));
            model.notice = Some(words::REPEATED_RUN.to_owned());
        }
    }
    (model, effects)
}

fn origin(name: &str) -> Origin {
    match name.split_once(':') {
        Some(("example", id)) if examples::find(id).is_some() => Origin::Example(id.to_owned()),
        Some(("exercise", rest)) => match rest.split_once(':') {
            Some((id, text)) => Origin::Exercise(id.to_owned(), text.into()),
            None => Origin::Empty,
        },
        Some(("link", text)) => Origin::Link(text.into()),
        _ => Origin::Empty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Phase;
    use crate::route;
    use interleave_protocol::SwitchModel;

    fn kept(text: &str, origin: &str, address: &str) -> Kept {
        Kept { text: Some(text.to_owned()), origin: origin.to_owned(), address: address.to_owned() }
    }

    #[test]
    fn the_first_visit_opens_a_lost_update_and_runs_it() {
        let (model, effects) = open(&route::read(""), Kept::default());
        assert_eq!(model.origin, Origin::Example(examples::FIRST.to_owned()));
        assert_eq!(model.phase, Phase::Queued);
        assert!(effects.contains(&Effect::Save));
    }

    #[test]
    fn a_reload_keeps_what_was_typed_and_where_it_came_from() {
        let (model, _) = open(&route::read(""), kept("mine", "example:deadlock", ""));
        assert_eq!((&*model.text, model.edited()), ("mine", true));
        assert_eq!(model.original().as_ref(), examples::find("deadlock").unwrap().text);
        assert_eq!(model.phase, Phase::Idle);
        let (model, _) = open(&route::read(""), kept("", "", ""));
        assert_eq!(&*model.text, "", "an emptied editor stays empty");
    }

    #[test]
    fn a_link_wins_over_another_text_but_not_over_its_own() {
        let code = link::make("print(1)\n").unwrap();
        let query = format!("?code={code}");
        let (model, effects) = open(&route::read(&query), kept("mine", "", "other"));
        assert_eq!(&*model.text, "print(1)\n");
        assert!(effects.contains(&Effect::Save) && !model.edited());
        let (model, _) = open(&route::read(&query), kept("print(2)\n", "link:print(1)\n", &code));
        assert_eq!(&*model.text, "print(2)\n");
        assert_eq!(&*model.original(), "print(1)\n");
        let (model, _) = open(&route::read("?code=print(1%20+%202)"), Kept::default());
        assert_eq!(&*model.text, "print(1 + 2)");
    }

    #[test]
    fn a_link_with_a_schedule_repeats_its_run_until_the_program_is_changed() {
        let query = "?code=print(1)&schedule=1BA";
        let (model, _) = open(&route::read(query), Kept::default());
        let gil = Some(("1BA".to_owned(), SwitchModel::Gil));
        assert_eq!((&model.schedule, &model.phase), (&gil, &Phase::Queued));
        let (model, _) = open(&route::read(query), kept("print(2)", "link:print(1)", "print(1)"));
        assert_eq!((&model.schedule, &model.phase), (&gil, &Phase::Idle));
        let (model, _) = open(&route::read(&format!("{query}&switch=any")), Kept::default());
        assert_eq!(model.schedule, Some(("1BA".to_owned(), SwitchModel::Any)));
        let (model, _) = open(&route::read("?schedule=1BA"), kept("print(2)", "", ""));
        assert_eq!((model.schedule, model.phase), (None, Phase::Idle), "a schedule without its program says nothing");
    }

    #[test]
    fn a_damaged_link_says_so_and_opens_an_empty_program() {
        for query in ["?code=~damaged!", "?code=%ff", "?code=~"] {
            let (model, effects) = open(&route::read(query), kept("mine", "", ""));
            assert_eq!(&*model.text, "");
            assert!(model.notice.as_deref().is_some_and(|notice| notice.contains("damaged")), "{query}");
            assert!(effects.is_empty(), "the kept text is left alone");
        }
    }

    #[test]
    fn origins_survive_being_kept() {
        for origin_ in [
            Origin::Empty,
            Origin::Example("deadlock".to_owned()),
            Origin::Link("a:b\n".into()),
            Origin::Exercise("races/flags".to_owned(), "x: int = 1\n".into()),
        ] {
            assert_eq!(origin(&origin_name(&origin_)), origin_);
        }
        assert_eq!(origin("example:gone"), Origin::Empty);
    }

    #[test]
    fn nothing_runs_in_another_page_before_the_learner_says_so() {
        for query in ["?embed=1", "?embed=1&code=print(1)&schedule=1BA", "?embed=1&exercise=races/flags"] {
            let (model, effects) = open(&route::read(query), Kept::default());
            assert_eq!((&model.phase, model.engine), (&Phase::Idle, Engine::Resting), "{query}");
            assert!(!effects.contains(&Effect::Restart), "{query}");
        }
    }

    #[test]
    fn the_address_sets_theme_and_layout() {
        let (model, _) = open(&route::read("?theme=light&embed=1&labs=1"), Kept::default());
        assert_eq!((model.dark(), model.embed, model.labs), (false, true, true));
    }
}
