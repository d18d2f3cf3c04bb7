//! Files made to use up memory or stack: each is refused, or read with little more than its size.
#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use paceline::storage::format::from_text;

/// Bytes of a bomb: a debug build takes its time, so it gets smaller ones.
const SIZE: usize = if cfg!(debug_assertions) { 3_000_000 } else { 30_000_000 };

/// Of a processor, for one file; others at work do not count.
const SECONDS: usize = 20;

/// The plan's beginning, and what repeats in it, and its end.
struct Bomb {
    name: &'static str,
    head: &'static str,
    repeat: fn(usize) -> String,
    tail: &'static str,
}

const PLAN: &str = "(format: 1, plan: (name: \"\"), ";

fn bombs() -> Vec<Bomb> {
    let bomb = |name, head, repeat, tail| Bomb { name, head, repeat, tail };
    vec![
        bomb(
            "empty entries",
            "(format: 1, plan: (name: \"\"), channels: [",
            |_| "(),".into(),
            "])",
        ),
        bomb(
            "many channels",
            "(format: 1, plan: (name: \"\"), channels: [",
            |n| format!("(id:{n},name:\"\"),"),
            "])",
        ),
        bomb(
            "inputs of one name",
            "(format: 1, plan: (name: \"\"), inputs: [",
            |n| format!("(id:{},identifier:\"a\"),", n % 5),
            "])",
        ),
        bomb(
            "many annotations",
            "(format: 1, plan: (name: \"\"), annotations: [",
            |_| "(date:\"2021-01-01\"),".into(),
            "])",
        ),
        bomb(
            "many notes",
            "(format: 1, plan: (name: \"\"), notes: [",
            |_| "(input:1,channel:1,cadence:Day,date:\"2021-01-01\"),".into(),
            "])",
        ),
        bomb("a long unknown list", "(format: 1, plan: (name: \"\"), x: [", |_| "0,".into(), "])"),
        bomb(
            "many unknown fields",
            "(format: 1, plan: (name: \"\", ",
            |n| format!("x{n}:1,"),
            "))",
        ),
        bomb(
            "two readings at the ends of every chunk",
            "(format: 1, plan: (name: \"\"), readings: [(input:1,channel:1,cadence:Day,values:\"",
            |_| String::new(),
            "\")])",
        ),
        bomb(
            "readings in falling order",
            "(format: 1, plan: (name: \"\"), readings: [(input:1,channel:1,cadence:Month,values:\"",
            |n| format!("{:04}-01-01 1 1 1 1 1 1 1 1 1 1 1 1\n", 9000 - n % 8000),
            "\")])",
        ),
        bomb(
            "one period again and again",
            "(format: 1, plan: (name: \"\"), readings: [(input:1,channel:1,cadence:Day,values:\"",
            |_| "2021-01-01 1 2 3 4 5 6 7 8 9\n".into(),
            "\")])",
        ),
        bomb(
            "tables for inputs nobody has",
            "(format: 1, plan: (name: \"\"), readings: [",
            |n| format!("(input:{n},channel:1,cadence:Day,values:\"2021-01-01 1\"),"),
            "])",
        ),
        bomb(
            "many checkpoints",
            "(format: 1, plan: (name: \"\"), goals: [(id:1,checkpoints:[",
            |_| "(date:\"2021-01-01\",value:1),".into(),
            "])])",
        ),
        bomb(
            "many former targets",
            "(format: 1, plan: (name: \"\"), goals: [(id:1,former_targets:[",
            |_| "(until:\"2021-01-01\",target:1),".into(),
            "])])",
        ),
        bomb(
            "a channel named without end",
            "(format: 1, plan: (name: \"\"), goals: [(id:1,channels:[",
            |_| "1,".into(),
            "])])",
        ),
        bomb("one long text", "(format: 1, plan: (name: \"", |_| "x".into(), "\"))"),
        bomb("one long text of escapes", "(format: 1, plan: (name: \"", |_| "\\n".into(), "\"))"),
        bomb("comments only", "", |_| "// x\n".into(), ""),
        bomb("blank lines only", "(", |_| "\n".into(), ")"),
        bomb(
            "readings of the wrong kind",
            "(format: 1, plan: (name: \"\"), readings: [",
            |_| "1.5,".into(),
            "])",
        ),
    ]
}

/// Rows of two readings that are as far apart as one piece of memory reaches.
fn sparse_rows(most: usize) -> String {
    let mut text = String::new();
    let day = |n: i32| paceline::model::day_from_number(n);
    let chunks = (0..7_000).map(|n| n * 512).take_while(|start| day(start + 511).year() < 9990);
    let pairs = chunks.map(|start| format!("{} 1\n{} 1\n", day(start), day(start + 511)));
    let rows = pairs.collect::<Vec<_>>().concat();
    let mut input = 1;
    while text.len() + rows.len() < most {
        text.push_str(&rows);
        input += 1;
        let next = format!("\"),(input:1,channel:{input},cadence:Day,values:\"");
        text.push_str(&next);
    }
    text
}

fn text_of(bomb: &Bomb) -> String {
    let mut text = bomb.head.to_owned();
    if bomb.name.starts_with("two readings") {
        text.push_str(&sparse_rows(SIZE));
    }
    let mut n = 1;
    while text.len() < SIZE {
        let piece = (bomb.repeat)(n);
        if piece.is_empty() {
            break;
        }
        text.push_str(&piece);
        n += 1;
    }
    text + bomb.tail
}

/// Reads a file in a process of its own that may have so many bytes of memory, its own code aside,
/// and [`SECONDS`] of a processor.
fn read_within(path: &Path, bytes: usize) -> (Option<i32>, String) {
    let limit =
        format!("ulimit -d {}; ulimit -t {SECONDS}; exec \"$0\" check \"$1\"", bytes / 1024);
    let output = Command::new("sh")
        .args(["-c", &limit, env!("CARGO_BIN_EXE_paceline")])
        .arg(path)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
#[expect(clippy::disallowed_methods, reason = "files as somebody else made them")]
fn no_file_takes_more_memory_than_four_times_its_size_and_two_hundred_megabytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bomb.ron");
    for bomb in bombs() {
        let text = text_of(&bomb);
        std::fs::write(&path, &text).unwrap();
        let (code, told) = read_within(&path, 4 * text.len() + 200_000_000);
        let is_answer = matches!(code, Some(0..=2));
        assert!(
            is_answer,
            "{}: {code:?} {}",
            bomb.name,
            told.chars().take(300).collect::<String>()
        );
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "files as somebody else made them")]
fn a_process_without_room_is_told_from_one_with_room() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    std::fs::write(&path, format!("{PLAN}x: \"{}\")", "y".repeat(60_000_000))).unwrap();
    assert!(!matches!(read_within(&path, 60_000_000).0, Some(0..=2)), "the limit limits");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "files as somebody else made them")]
fn a_file_of_more_than_a_plan_may_have_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.ron");
    // A file with a hole: nothing of it is on the disk.
    std::fs::File::create(&path).unwrap().set_len(513 * 1024 * 1024).unwrap();
    let begun = Instant::now();
    let (code, told) = read_within(&path, 200_000_000);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("larger than 512 MiB"), "{told}");
    assert!(begun.elapsed() < Duration::from_secs(5));
}

#[test]
fn brackets_within_brackets_are_refused_without_running_out_of_stack() {
    const DEEP: usize = if cfg!(debug_assertions) { 50_000 } else { 1_000_000 };
    let shapes = ["[", "(", "{", "Some(", "/*", "{1:", "x(", "(a:", "[(", "Some([", "-", "&"];
    for place in
        [PLAN.to_owned() + "x: ", PLAN.to_owned() + "channels: ", String::new(), "(format: ".into()]
    {
        for shape in shapes {
            let text = format!("{place}{}", shape.repeat(DEEP));
            let begun = Instant::now();
            let error = from_text(text.as_bytes()).unwrap_err();
            assert!(!error.message.is_empty());
            let most = if cfg!(debug_assertions) { 10 } else { 1 };
            assert!(
                begun.elapsed() < Duration::from_secs(most),
                "{place}{shape}: {:?}",
                begun.elapsed()
            );
        }
    }
}
