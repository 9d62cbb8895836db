//! Signals that ask the program to stop, for work that must end without a trace.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The work was stopped by a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("stopped; the catalog is as it was")]
pub struct Interrupted {
    /// Number of the signal.
    signal: u8,
}

impl Interrupted {
    /// The exit code of a program that the signal ended.
    pub fn exit_code(self) -> u8 {
        128 + self.signal
    }
}

/// Whether to stop: zero, or the number of the signal that asks for it.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicUsize>);

impl Stop {
    /// From now on SIGINT and SIGTERM ask to stop; a second one ends the program at once.
    pub fn on_signal() -> io::Result<Self> {
        let stop = Self::default();
        #[cfg(unix)]
        listen(&stop)?;
        Ok(stop)
    }

    /// Whether to stop.
    pub fn is_asked(&self) -> bool {
        self.signal().is_some()
    }

    /// The signal that asks to stop.
    pub fn signal(&self) -> Option<Interrupted> {
        let signal = u8::try_from(self.0.load(Ordering::SeqCst)).ok()?;
        (signal > 0).then_some(Interrupted { signal })
    }
}

#[cfg(unix)]
fn listen(stop: &Stop) -> io::Result<()> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::flag::{register, register_conditional_shutdown, register_usize};

    let asked = Arc::default();
    for (signal, number) in [(SIGINT, 2), (SIGTERM, 15)] {
        register_conditional_shutdown(signal, 128 + signal, Arc::clone(&asked))?;
        register(signal, Arc::clone(&asked))?;
        register_usize(signal, Arc::clone(&stop.0), number)?;
    }
    Ok(())
}
