//! The exit code, and nothing else: everything is in the library and its `cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    counterclaim::cli::run(std::env::args_os())
}
