//! Whole processes: how long they take, and how much memory at most.

use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Context as _;

/// What a process cost.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// From start to end, in seconds.
    pub seconds: f64,
    /// The most memory that it held at a time, in MiB; 0 where the system does not tell.
    pub memory: f64,
}

/// Runs a program to its end, with its output thrown away.
pub fn run(command: &mut Command) -> anyhow::Result<Cost> {
    let shown = format!("{command:?}");
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context(shown.clone())?;
    let status = format!("/proc/{}/status", child.id());
    let (peak, ended) = (AtomicU64::new(0), AtomicBool::new(false));
    let (code, seconds) = thread::scope(|scope| {
        scope.spawn(|| {
            while !ended.load(Ordering::Relaxed) {
                peak.fetch_max(peak_of(&status).unwrap_or(0), Ordering::Relaxed);
                thread::sleep(Duration::from_millis(2));
            }
        });
        let code = child.wait();
        let seconds = start.elapsed().as_secs_f64();
        ended.store(true, Ordering::Relaxed);
        (code, seconds)
    });
    anyhow::ensure!(code?.success(), "failed: {shown}");
    #[expect(clippy::cast_precision_loss, reason = "no machine has so much memory")]
    let memory = peak.into_inner() as f64 / 1024.0;
    Ok(Cost { seconds, memory })
}

/// The high-water mark of a process, in KiB.
fn peak_of(status: &str) -> Option<u64> {
    let status = std::fs::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Runs each of several programs in turn, `times` over, and gives what each cost at its best: what
/// else a machine does only adds.
pub fn alternating<const N: usize>(
    times: usize,
    mut run: impl FnMut(usize) -> [anyhow::Result<Cost>; N],
) -> anyhow::Result<[Cost; N]> {
    let mut best = [Cost { seconds: f64::INFINITY, memory: 0.0 }; N];
    for time in 0..times {
        for (best, cost) in best.iter_mut().zip(run(time)) {
            let cost = cost?;
            best.seconds = best.seconds.min(cost.seconds);
            best.memory = best.memory.max(cost.memory);
        }
    }
    Ok(best)
}
