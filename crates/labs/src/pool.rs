//! The threads that do parallel work, or their absence.

/// Where parallel work is done.
#[derive(Default)]
pub enum Pool {
    /// No threads: work is done on the caller's thread, in slices.
    #[default]
    Absent,
    /// Rayon's global pool; in a browser the one that `initThreadPool` started.
    #[cfg(feature = "threads")]
    Global,
    /// A pool of its own.
    #[cfg(feature = "threads")]
    Own(rayon::ThreadPool),
}

impl Pool {
    /// How many threads work at once; 1 when there is no pool.
    pub fn threads(&self) -> usize {
        match self {
            Self::Absent => 1,
            #[cfg(feature = "threads")]
            Self::Global => rayon::current_num_threads(),
            #[cfg(feature = "threads")]
            Self::Own(pool) => pool.current_num_threads(),
        }
    }

    /// Starts `task` on a thread of the pool and returns at once. Gives the task back when there is no pool.
    pub(crate) fn spawn<F: FnOnce() + Send + 'static>(&self, task: F) -> Result<(), F> {
        match self {
            Self::Absent => Err(task),
            #[cfg(feature = "threads")]
            Self::Global => {
                rayon::spawn(task);
                Ok(())
            }
            #[cfg(feature = "threads")]
            Self::Own(pool) => {
                pool.spawn(task);
                Ok(())
            }
        }
    }
}
