//! Recovery copies: which are offered, what they say about the file they came from, and that a
//! damaged one is never taken for a good one.
#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use paceline::model::{Differences, Project};
use paceline::storage::format::Checksum;
use paceline::storage::recovery::{
    self, Against, CopyOf, Depth, KEPT, Recovery, list_discarded, put_back, sweep_trash, throw_away,
};
use paceline::storage::{Emergency, Published, load, save};
use tempfile::TempDir;

use crate::plans;

struct Shelf {
    folder: TempDir,
}

impl Shelf {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn copies(&self) -> PathBuf {
        self.folder.path().join("recovery")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A copy of a plan that was to be saved at `original`.
    fn keep(&self, project: &Project, original: Option<&Path>, key: &str, nr: u64) -> PathBuf {
        let base = original.and_then(|path| Some(load(path).ok()?.stamp));
        let original = original.map(Path::to_owned);
        let of = CopyOf { original, base, key: key.to_owned(), ..CopyOf::default() };
        recovery::write(&self.copies(), project, &of, nr).unwrap()
    }

    fn list(&self) -> Vec<Recovery> {
        recovery::list(&self.copies(), Depth::Compared).unwrap()
    }

    fn n_files(&self) -> usize {
        let files = std::fs::read_dir(self.copies()).unwrap().map(|file| file.unwrap().path());
        files.filter(|path| path.extension().is_some_and(|ending| ending == "ron")).count()
    }
}

/// The small plan with another name and one reading less.
fn edited() -> Project {
    let mut project = plans::small();
    let id = project.goals.ids()[0];
    project.goals.change(id, |goal| goal.target = Some(1.0));
    let (key, series) = project.series.iter().next().unwrap();
    let ordinal = series.first().unwrap();
    let period = paceline::model::Period { cadence: key.cadence, ordinal };
    let key = paceline::model::ReadingKey { input: key.input, channel: key.channel, period };
    project.set_reading(key, None);
    project
}

#[expect(clippy::disallowed_methods, reason = "a test damages the files it made")]
fn overwrite(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn copies_remember_what_they_are_of() {
    let shelf = Shelf::new();
    assert_eq!(recovery::list(&shelf.copies(), Depth::Compared).unwrap(), []);
    let original = shelf.path("my plan 100%é.ron");
    save(&plans::small(), &original).unwrap();
    let path = shelf.keep(&plans::rich(), Some(&original), "run.1", 1);
    shelf.keep(&plans::small(), None, "run.2", 2);
    let list = shelf.list();
    let of_file = list.iter().find(|copy| copy.path == path).unwrap();
    let rich = plans::rich();
    assert_eq!(of_file.name, rich.settings.name);
    assert_eq!(of_file.original.as_ref(), Some(&original));
    assert!(of_file.base.unwrap().has_same_bytes(&load(&original).unwrap().stamp));
    let against = Differences::between(&plans::small(), &rich);
    assert_eq!(of_file.against, Against::Unchanged(against));
    let untitled = list.iter().find(|copy| copy.path != path).unwrap();
    assert_eq!(
        (untitled.name.as_str(), &untitled.against),
        ("Untitled plan", &Against::NeverSaved)
    );
    let file = load(&path).unwrap();
    assert_eq!((file.loaded.project, file.loaded.checksum), (rich, Checksum::Good));
    for copy in &list {
        recovery::discard(&copy.path).unwrap();
        recovery::discard(&copy.path).unwrap();
    }
    assert_eq!(shelf.list(), []);
}

#[test]
fn the_last_five_copies_of_a_plan_are_kept_and_the_newest_is_offered() {
    let shelf = Shelf::new();
    for nr in 1..=12 {
        shelf.keep(&plans::small(), None, "run.1", nr);
        shelf.keep(&plans::rich(), None, "run.2", nr);
    }
    assert_eq!(shelf.n_files(), 2 * KEPT);
    let list = shelf.list();
    assert_eq!(list.len(), 2);
    assert!(list.iter().all(|copy| copy.path.ends_with(copy.path.file_name().unwrap())));
    let newest = list.iter().filter(|copy| copy.path.to_string_lossy().ends_with(".000012.ron"));
    assert_eq!(newest.count(), 2);
}

#[test]
fn a_damaged_newest_copy_gives_way_to_the_one_before() {
    let shelf = Shelf::new();
    let good = shelf.keep(&plans::small(), None, "run.1", 1);
    let newest = shelf.keep(&edited(), None, "run.1", 2);
    let bytes = std::fs::read(&newest).unwrap();
    let mut n_checked = 0;
    let mut check = |damaged: &[u8]| {
        overwrite(&newest, damaged);
        for depth in [Depth::Compared, Depth::Checked] {
            let list = recovery::list(&shelf.copies(), depth).unwrap();
            assert_eq!(list.len(), 1);
            assert_eq!((&list[0].path, list[0].is_stand_in), (&good, true), "{depth:?}");
            assert!(list[0].is_readable);
        }
        n_checked += 1;
    };
    // Cut off anywhere, and one bit wrong anywhere.
    for part in 0..250 {
        check(&bytes[..bytes.len() * part / 250]);
        let mut flipped = bytes.clone();
        flipped[bytes.len() * part / 250] ^= 1 << (part % 8);
        check(&flipped);
    }
    assert_eq!(n_checked, 500);
    overwrite(&newest, &bytes);
    assert_eq!((&shelf.list()[0].path, shelf.list()[0].is_stand_in), (&newest, false));
    // With none left that is whole, the damaged one is told of and cannot be recovered.
    overwrite(&newest, b"");
    overwrite(&good, &bytes[..100]);
    assert_eq!((shelf.list().len(), shelf.list()[0].is_readable), (1, false));
}

#[test]
fn the_file_on_disk_is_compared_with_what_the_copy_began_from() {
    let differences = Differences::between(&plans::small(), &edited());
    assert_eq!(differences.in_short(), "1 goal changed, 1 reading removed");
    let check = |meanwhile: fn(&Path), expected: Against| {
        let shelf = Shelf::new();
        let original = shelf.path("spring.ron");
        save(&plans::small(), &original).unwrap();
        shelf.keep(&edited(), Some(&original), "run.1", 1);
        meanwhile(&original);
        assert_eq!(shelf.list()[0].against, expected);
        let of_plan = recovery::of_plan(&shelf.copies(), &recovery::real_path(&original));
        assert_eq!(of_plan.map(|copy| copy.against), Some(expected.clone()));
    };
    check(|_| {}, Against::Unchanged(differences.clone()));
    // Written again as it was: another time, the same content.
    let unchanged = Against::Unchanged(differences.clone());
    check(|path| drop(save(&plans::small(), path).unwrap()), unchanged);
    check(
        |path| drop(save(&plans::rich(), path).unwrap()),
        Against::Changed(Differences::between(&plans::rich(), &edited())),
    );
    check(|path| drop(save(&edited(), path).unwrap()), Against::Changed(Differences::default()));
    check(|path| std::fs::remove_file(path).unwrap(), Against::FileGone);
    check(|path| overwrite(path, b"(format"), Against::FileGone);
    assert!(Against::Changed(differences).is_conflict());
    assert!(!Against::Changed(Differences::default()).is_conflict());
}

#[test]
fn copies_that_nobody_knows_are_offered_all_the_same() {
    let shelf = Shelf::new();
    let text = std::fs::read(shelf.keep(&plans::small(), None, "run.1", 1)).unwrap();
    for name in ["1a2b-77.1.ron", "by hand.ron", "\u{e9}.ron", "a.b.c.d.e.ron", "7.ron"] {
        overwrite(&shelf.copies().join(name), &text);
    }
    assert_eq!(shelf.list().iter().filter(|copy| copy.is_readable).count(), 6);
}

#[test]
fn what_was_half_written_when_the_program_was_stopped_is_cleared_away() {
    let shelf = Shelf::new();
    let copy = shelf.keep(&plans::small(), None, "run.1", 1);
    let name = copy.file_name().unwrap().to_str().unwrap();
    let litter = shelf.copies().join(format!(".{name}.4711.0123abcd.tmp"));
    overwrite(&litter, b"(");
    let foreign = shelf.copies().join(".notes.tmp");
    overwrite(&foreign, b"keep me");
    shelf.list();
    assert!(!litter.exists());
    assert!(foreign.exists());
}

#[test]
fn a_discarded_copy_can_be_brought_back_for_thirty_days() {
    let shelf = Shelf::new();
    let day = Duration::from_hours(24);
    let now = SystemTime::UNIX_EPOCH + 20_000 * day;
    shelf.keep(&plans::small(), None, "run.1", 1);
    let first = shelf.keep(&plans::rich(), None, "run.1", 2);
    let second = shelf.keep(&plans::small(), None, "run.2", 3);
    for copy in [&first, &second, &second] {
        throw_away(copy, now).unwrap();
    }
    assert_eq!((shelf.list(), shelf.n_files()), (vec![], 0));

    let discarded = list_discarded(&shelf.copies()).unwrap();
    assert_eq!(discarded.len(), 2);
    assert!(discarded.iter().all(|copy| copy.discarded_at == now && copy.copy.is_readable));
    let rich = discarded.iter().find(|one| one.copy.name == plans::rich().settings.name).unwrap();
    put_back(&shelf.copies(), &rich.copy.path).unwrap();
    assert_eq!(load(&shelf.list()[0].path).unwrap().loaded.project, plans::rich());

    sweep_trash(&shelf.copies(), now + 30 * day);
    assert_eq!(list_discarded(&shelf.copies()).unwrap().len(), 1);
    sweep_trash(&shelf.copies(), now + 31 * day);
    assert_eq!(list_discarded(&shelf.copies()).unwrap(), []);
    assert_eq!(shelf.list().len(), 1, "what was brought back stays");
}

#[test]
fn the_last_published_state_is_written_once() {
    let shelf = Shelf::new();
    let emergency = Emergency::default();
    assert!(emergency.keep().is_none());
    let of = CopyOf { key: "run.1".to_owned(), ..CopyOf::default() };
    let project = Arc::new(plans::rich());
    let unsaved =
        Published { folder: shelf.copies(), of: of.clone(), project: Arc::clone(&project) };
    emergency.publish(Some(unsaved));
    assert!(emergency.has(&project, &of));
    let copy = emergency.keep().unwrap().unwrap();
    assert!(emergency.keep().is_none());
    assert_eq!(load(&copy).unwrap().loaded.project, plans::rich());
    assert_eq!(shelf.list()[0].path, copy);
}
