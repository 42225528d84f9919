//! Sessions with the program as files: what is typed, what is printed, and the exit code.

#[test]
fn sessions() {
    trycmd::TestCases::new().case("tests/cli/*.trycmd");
}
