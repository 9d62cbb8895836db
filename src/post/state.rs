//! What a file system tells of a file without reading it: enough to know that it is as it was.

use std::fs::{self, Metadata};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::find::Source;

/// A file that is younger may be written again without having another time: clocks of file systems
/// have ticks, of two seconds at most.
const TICK: Duration = Duration::from_secs(2);

/// Size and times of a file, to be compared and nothing else. `None` where they prove nothing: for
/// standard input, and for a file that has been written just now.
pub fn state(source: &Source) -> Option<String> {
    let Source::File(path) = source else { return None };
    let metadata = fs::metadata(path).ok()?;
    let (modified, changed) = (since_epoch(metadata.modified().ok()?)?, changed(&metadata)?);
    let now = since_epoch(SystemTime::now())?;
    let settled = now.checked_sub(modified.max(changed))? > TICK;
    let (size, modified, changed) = (metadata.len(), modified.as_nanos(), changed.as_nanos());
    settled.then(|| format!("{size} {modified} {changed}"))
}

fn since_epoch(time: SystemTime) -> Option<Duration> {
    time.duration_since(UNIX_EPOCH).ok()
}

/// When the file was last written or put in the place of another one: a copy may keep the time at
/// which it was modified.
#[cfg(unix)]
fn changed(metadata: &Metadata) -> Option<Duration> {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(metadata.ctime()).ok()?;
    Some(Duration::new(seconds, u32::try_from(metadata.ctime_nsec()).ok()?))
}

#[cfg(not(unix))]
fn changed(metadata: &Metadata) -> Option<Duration> {
    since_epoch(metadata.created().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::path::Path;

    /// The state of a file of this text that was modified so many seconds ago.
    fn state_of(path: &Path, text: &str, age: u64) -> Option<String> {
        fs::write(path, text).expect("a file");
        let file = File::options().write(true).open(path).expect("a file");
        file.set_modified(SystemTime::now() - Duration::from_secs(age)).expect("a time");
        state(&Source::File(path.to_owned()))
    }

    #[test]
    fn what_was_written_just_now_proves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        assert_eq!(state_of(&path, "text", 0), None);
        assert_eq!(state(&Source::File(folder.path().join("gone.md"))), None);
        assert_eq!(state(&Source::Stdin), None);
        // A time that a copy has kept does not tell when it came to be here.
        assert_eq!(state_of(&path, "text", 100).is_none(), cfg!(unix));
    }

    #[test]
    fn a_settled_file_has_one_state() {
        let source = Source::File(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
        let first = state(&source);
        assert!(first.is_some());
        assert_eq!(state(&source), first);
    }
}
