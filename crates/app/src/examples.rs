//! The example programs that come with the page, in the order in which a learner would meet them.

/// A program to open, run and change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// A name that never changes: it is kept in the browser's storage.
    pub id: &'static str,
    /// Which group of the list it stands in.
    pub group: &'static str,
    /// A few words for the list.
    pub title: &'static str,
    /// One line: what it shows.
    pub about: &'static str,
    /// The Python source.
    pub text: &'static str,
}

/// The example that the first visit opens: it loses an update.
pub const FIRST: &str = "lost_update";

/// The example with this id.
pub fn find(id: &str) -> Option<&'static Example> {
    EXAMPLES.iter().find(|example| example.id == id)
}

macro_rules! example {
    ($group:literal, $id:literal, $title:literal, $about:literal) => {
        Example {
            id: $id,
            group: $group,
            title: $title,
            about: $about,
            text: include_str!(concat!("../../../www/examples/", $id, ".py")),
        }
    };
}

/// All examples, group by group.
pub const EXAMPLES: &[Example] = &[
    example!("Threads", "start_and_join", "Start and join", "A thread works while main waits for it."),
    example!("Threads", "thread_arguments", "Arguments", "Two threads run one function with values of their own."),
    example!("Threads", "thread_outlives_main", "A thread outlives main", "The program ends with its last ordinary thread."),
    example!("Threads", "thread_daemon", "A daemon thread", "A daemon is dropped when main ends."),
    example!("Threads", "many_threads", "Many threads", "Five waits side by side take as long as the longest."),
    example!("Races and locks", "lost_update", "A lost update", "Two deposits at once, and one of them vanishes."),
    example!("Races and locks", "lost_update_mended", "Mended with a lock", "The same deposits, one after the other."),
    example!("Races and locks", "lock_context_manager", "with lock", "The lock comes back even after an exception."),
    example!("Races and locks", "deadlock", "A deadlock", "Two threads wait for each other, for ever."),
    example!("Processes", "process_start", "A process of its own", "What a child process changes, main does not see."),
    example!("Processes", "process_join", "Join and exit code", "Two processes compute at the same time."),
    example!("Processes", "pool_map", "Pool.map", "Two processes share out six questions."),
    example!("Executors", "executor_submit", "submit and result", "A future promises what a thread will answer."),
    example!("Executors", "as_completed_error", "as_completed, with an error", "Answers as they come, one of them an exception."),
    example!("asyncio", "asyncio_hello", "Hello, event loop", "A coroutine pauses and goes on."),
    example!("asyncio", "asyncio_one_by_one", "One await after another", "Waiting in a row is the sum of the waits."),
    example!("asyncio", "asyncio_gather", "gather", "Waiting together is as long as the longest wait."),
    example!("asyncio", "asyncio_blocking", "A blocking call", "One careless sleep stops every coroutine."),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_unique_and_the_first_one_exists() {
        let ids: BTreeSet<_> = EXAMPLES.iter().map(|example| example.id).collect();
        assert_eq!(ids.len(), EXAMPLES.len());
        assert!(ids.len() >= 17);
        assert!(find(FIRST).is_some());
        assert_eq!(find("no such example"), None);
    }

    #[test]
    fn groups_stand_together() {
        let mut seen = Vec::new();
        for example in EXAMPLES {
            if seen.last() != Some(&example.group) {
                assert!(!seen.contains(&example.group), "{} is torn apart", example.group);
                seen.push(example.group);
            }
        }
    }

    #[test]
    fn every_program_in_the_folder_is_in_the_list() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/examples");
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if let Some(id) = name.strip_suffix(".py") {
                assert!(find(id).is_some(), "{name} is not in the list");
            }
        }
    }

    #[test]
    fn every_program_explains_itself_and_prints() {
        for example in EXAMPLES {
            assert!(example.text.starts_with("# "), "{}", example.id);
            assert!(example.text.contains("print("), "{}", example.id);
            assert!(example.about.ends_with('.') && example.about.len() < 70, "{}", example.id);
        }
    }
}
