//! Takes a file's new content, writes it whole or not at all: whoever kills the program half-way finds the old file.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes a file: beside it, to the disk, then in its place. Permissions are kept.
///
/// # Errors
/// Where the folder or the file cannot be written to; the file is then as it was.
pub(super) fn save(file: &Path, bytes: &[u8]) -> io::Result<()> {
    save_then(file, bytes, || Ok(()))
}

/// As [`save`], with something done when all is written and nothing yet in its place.
fn save_then(file: &Path, bytes: &[u8], last: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let permissions = fs::metadata(file).ok().map(|data| data.permissions());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".counterclaim-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file; the umask takes its part.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut draft = builder.tempfile_in(folder)?;
    draft.write_all(bytes)?;
    if let Some(permissions) = permissions {
        draft.as_file().set_permissions(permissions)?;
    }
    draft.as_file().sync_all()?;
    last()?;
    draft.persist(file).map(drop).map_err(|error| error.error)
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::Path;
    use std::process::Command;
    use std::{env, fs};

    use super::{save, save_then};

    /// Names the file to the process that is to die.
    const FILE: &str = "COUNTERCLAIM_TEST_DIES_WRITING";

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_written_stands_there_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.yaml");
        for text in ["first\n", "second, longer\n", "3\n"] {
            save(&file, text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), text);
        }
        assert_eq!(names(folder.path()), ["a.yaml"]);
    }

    #[test]
    fn a_failure_before_the_end_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.yaml");
        fs::write(&file, "a person's\n").unwrap();
        let full = || Err(io::Error::new(io::ErrorKind::StorageFull, "no space left"));
        assert_eq!(save_then(&file, b"new\n", full).unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(fs::read_to_string(&file).unwrap(), "a person's\n");
        assert_eq!(names(folder.path()), ["a.yaml"]);
    }

    /// The process that dies: this test run again by the one below, which names the file.
    #[test]
    fn dies_where_it_is_told_to() {
        if let Some(file) = env::var_os(FILE) {
            let _ = save_then(Path::new(&file), b"new\n", || std::process::abort());
        }
    }

    #[test]
    fn killed_half_way_it_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.yaml");
        fs::write(&file, "a person's\n").unwrap();
        let run = Command::new(env::current_exe().unwrap())
            .args(["--exact", "cli::save::tests::dies_where_it_is_told_to"])
            .env(FILE, &file)
            .output()
            .unwrap();
        assert!(!run.status.success(), "it was to die: {run:?}");
        assert_eq!(fs::read_to_string(&file).unwrap(), "a person's\n");
        // What was being written is left behind under a hidden name, which no collection reads.
        let left: Vec<String> = names(folder.path()).into_iter().filter(|name| name != "a.yaml").collect();
        assert!(left.len() == 1 && left.iter().all(|name| name.starts_with(".counterclaim-")), "{left:?}");
        save(&file, b"new\n").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "new\n");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.yaml");
        fs::write(&file, "old\n").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        save(&file, b"new\n").unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
