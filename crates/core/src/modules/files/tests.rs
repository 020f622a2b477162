//! Tests of the disk.

use std::sync::Arc;

use super::{Disk, DiskError, Node, Opening};

const NEW: Opening = Opening { create: true, exclusive: false, truncate: true };
const OLD: Opening = Opening { create: false, exclusive: false, truncate: false };
const ROOM: usize = 1 << 20;

fn disk() -> Disk {
    Disk::new([("main.py", "print()"), ("/srv/app/lib.py", "x = 1")])
}

#[test]
fn the_programs_files_are_there() {
    let mut disk = disk();
    assert_eq!(disk.list(".").unwrap(), [Arc::<str>::from("main.py")]);
    assert_eq!(disk.list("/srv/app/").unwrap(), [Arc::<str>::from("lib.py")]);
    let number = disk.open("../../srv/./app//lib.py", OLD, 0).unwrap();
    assert_eq!(***disk.content(number).unwrap(), *b"x = 1");
}

#[test]
fn what_is_written_is_read_and_counted() {
    let mut disk = disk();
    let number = disk.open("a", NEW, 0).unwrap();
    assert_eq!(disk.write(number, Some(3), b"xy", 7, ROOM), Ok(5));
    assert_eq!(disk.write(number, None, b"z", 8, ROOM), Ok(6));
    assert_eq!(***disk.content(number).unwrap(), *b"\0\0\0xyz");
    assert_eq!(disk.changed(number), 8);
    assert_eq!(disk.write(number, None, &[0; ROOM], 9, ROOM), Err(DiskError::Full));
    disk.truncate(number, 1, 9, ROOM).unwrap();
    assert_eq!(disk.content(number).unwrap().len(), 1);
}

#[test]
fn a_copy_does_not_see_what_the_other_writes() {
    let mut disk = disk();
    let number = disk.open("a", NEW, 0).unwrap();
    let copy = disk.clone();
    disk.write(number, None, b"later", 0, ROOM).unwrap();
    assert_eq!(copy.content(number).unwrap().len(), 0);
}

#[test]
fn a_removed_file_lives_while_it_is_open() {
    let mut disk = disk();
    let number = disk.open("a", NEW, 0).unwrap();
    disk.write(number, None, b"text", 0, ROOM).unwrap();
    disk.remove("a").unwrap();
    assert_eq!(disk.find("a"), Err(DiskError::NotFound));
    assert_eq!(disk.content(number).unwrap().len(), 4);
    disk.close(number);
    assert_eq!(disk.content(number), Err(DiskError::BadNumber));
}

#[test]
fn directories_move_with_what_is_in_them() {
    let mut disk = disk();
    disk.make_directory("d").unwrap();
    disk.make_directory("d/e").unwrap();
    disk.open("d/e/f", NEW, 0).unwrap();
    assert_eq!(disk.remove_directory("d"), Err(DiskError::NotEmpty));
    assert_eq!(disk.rename("d", "d/e/g"), Err(DiskError::Invalid));
    disk.rename("d", "/tmp/other").unwrap();
    assert!(matches!(disk.find("/tmp/other/e/f"), Ok(Node::File(_))));
    assert_eq!(disk.find("d"), Err(DiskError::NotFound));
}

#[test]
fn errors_are_those_of_linux() {
    let mut disk = disk();
    assert_eq!(disk.open("none", OLD, 0), Err(DiskError::NotFound));
    assert_eq!(disk.open("none/a", NEW, 0), Err(DiskError::NotFound));
    assert_eq!(disk.open("main.py/a", NEW, 0), Err(DiskError::NotADirectory));
    assert_eq!(disk.open("/tmp", NEW, 0), Err(DiskError::IsADirectory));
    assert_eq!(disk.open("main.py", Opening { exclusive: true, ..NEW }, 0), Err(DiskError::Exists));
    assert_eq!(disk.make_directory("main.py"), Err(DiskError::Exists));
    assert_eq!(disk.remove("/tmp"), Err(DiskError::IsADirectory));
    assert_eq!(disk.list("main.py"), Err(DiskError::NotADirectory));
}

#[test]
fn nothing_stays_in_dev_null() {
    let mut disk = disk();
    let number = disk.open("/dev/null", NEW, 0).unwrap();
    disk.write(number, None, b"gone", 0, ROOM).unwrap();
    assert_eq!(disk.content(number).unwrap().len(), 0);
}
