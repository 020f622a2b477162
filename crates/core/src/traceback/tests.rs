//! Reports of uncaught exceptions. What is expected was printed by CPython 3.11.

use crate::{Library, Machine, Program, Settings, SourceFile, Status, Stream, schedule::RoundRobin};

/// What a program that fails writes to standard error.
fn report(text: &str) -> String {
    let file = SourceFile { name: "main.py".to_owned(), text: text.to_owned() };
    let program = Program { files: vec![file], input: String::new() };
    let mut machine = Machine::new(&Library::new(), &program, &Settings::default());
    assert_eq!(machine.run(&mut RoundRobin::new(), 10_000_000), Status::Finished { status: 1 });
    machine.take_output().iter().filter(|chunk| chunk.stream == Stream::Err).map(|chunk| chunk.text.as_str()).collect()
}

macro_rules! reports {
    ($($name:ident: $program:literal => $expected:literal)*) => {
        $(#[test]
        fn $name() {
            assert_eq!(report($program), $expected);
        })*
    };
}

reports! {
    a_line_and_the_failing_part: r##"def f(x):
    return g(x)[0] + (x  //  0)
def g(x):
    return [1]
class A:
    def m(self):
        y = f(1)
        return y
A().m()
"## => r##"Traceback (most recent call last):
  File "main.py", line 9, in <module>
    A().m()
  File "main.py", line 7, in m
    y = f(1)
        ^^^^
  File "main.py", line 2, in f
    return g(x)[0] + (x  //  0)
                      ~~~^^~~~
ZeroDivisionError: integer division or modulo by zero
"##
    causes_and_contexts: r##"class E1(Exception): pass
def f():
    try:
        raise E1('one')
    except E1:
        try:
            raise KeyError('two')
        except KeyError as k:
            raise OSError('three') from k
f()
"## => r##"Traceback (most recent call last):
  File "main.py", line 4, in f
    raise E1('one')
E1: one

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "main.py", line 7, in f
    raise KeyError('two')
KeyError: 'two'

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "main.py", line 10, in <module>
    f()
  File "main.py", line 9, in f
    raise OSError('three') from k
OSError: three
"##
    no_context_when_suppressed: r##"try:
    int('x')
except ValueError as e:
    raise KeyError('bad') from None
"## => r##"Traceback (most recent call last):
  File "main.py", line 4, in <module>
    raise KeyError('bad') from None
KeyError: 'bad'
"##
    equal_frames_are_counted: r##"def f(n):
    if n == 0:
        raise ValueError('deep')
    f(n - 1)
f(10)
"## => r##"Traceback (most recent call last):
  File "main.py", line 5, in <module>
    f(10)
  File "main.py", line 4, in f
    f(n - 1)
  File "main.py", line 4, in f
    f(n - 1)
  File "main.py", line 4, in f
    f(n - 1)
  [Previous line repeated 7 more times]
  File "main.py", line 3, in f
    raise ValueError('deep')
ValueError: deep
"##
    groups_in_boxes: r##"try:
    raise ExceptionGroup('inner', [ValueError(1)])
except ExceptionGroup as e:
    x = ValueError('m')
    x.__cause__ = e
y = ExceptionGroup('outer', [x])
raise y
"## => r##"  + Exception Group Traceback (most recent call last):
  |   File "main.py", line 7, in <module>
  |     raise y
  | ExceptionGroup: outer (1 sub-exception)
  +-+---------------- 1 ----------------
    | Exception Group Traceback (most recent call last):
    |   File "main.py", line 2, in <module>
    |     raise ExceptionGroup('inner', [ValueError(1)])
    | ExceptionGroup: inner (1 sub-exception)
    +-+---------------- 1 ----------------
      | ValueError: 1
      +------------------------------------
    | 
    | The above exception was the direct cause of the following exception:
    | 
    | ValueError: m
    +------------------------------------
"##
    wide_groups_are_cut: r##"raise ExceptionGroup('w', [ValueError(i) for i in range(17)])
"## => r##"  + Exception Group Traceback (most recent call last):
  |   File "main.py", line 1, in <module>
  |     raise ExceptionGroup('w', [ValueError(i) for i in range(17)])
  | ExceptionGroup: w (17 sub-exceptions)
  +-+---------------- 1 ----------------
    | ValueError: 0
    +---------------- 2 ----------------
    | ValueError: 1
    +---------------- 3 ----------------
    | ValueError: 2
    +---------------- 4 ----------------
    | ValueError: 3
    +---------------- 5 ----------------
    | ValueError: 4
    +---------------- 6 ----------------
    | ValueError: 5
    +---------------- 7 ----------------
    | ValueError: 6
    +---------------- 8 ----------------
    | ValueError: 7
    +---------------- 9 ----------------
    | ValueError: 8
    +---------------- 10 ----------------
    | ValueError: 9
    +---------------- 11 ----------------
    | ValueError: 10
    +---------------- 12 ----------------
    | ValueError: 11
    +---------------- 13 ----------------
    | ValueError: 12
    +---------------- 14 ----------------
    | ValueError: 13
    +---------------- 15 ----------------
    | ValueError: 14
    +---------------- ... ----------------
    | and 2 more exceptions
    +------------------------------------
"##
    notes: r##"e = ValueError('x')
e.add_note('one')
e.add_note('two\nlines')
raise e
"## => r##"Traceback (most recent call last):
  File "main.py", line 4, in <module>
    raise e
ValueError: x
one
two
lines
"##
    operators_over_several_lines: r##"def f(a,
      b):
    return (a +
            b)
f(1,
  'x')
"## => r##"Traceback (most recent call last):
  File "main.py", line 5, in <module>
    f(1,
  File "main.py", line 3, in f
    return (a +
            ^^^
TypeError: unsupported operand type(s) for +: 'int' and 'str'
"##
    wide_characters: r##"ä = 'äöü'; b = ä[10]
"## => r##"Traceback (most recent call last):
  File "main.py", line 1, in <module>
    ä = 'äöü'; b = ä[10]
                   ~^^^^
IndexError: string index out of range
"##
    names_that_may_be_meant: r##"def outer():
    number = 1
    def inner():
        return numbr + number
    return inner()
outer()
"## => r##"Traceback (most recent call last):
  File "main.py", line 6, in <module>
    outer()
  File "main.py", line 5, in outer
    return inner()
           ^^^^^^^
  File "main.py", line 4, in inner
    return numbr + number
           ^^^^^
NameError: name 'numbr' is not defined
"##
    attributes_that_may_be_meant: r##"class A:
    def compute(self): pass
class B(A): pass
B().comptue()
"## => r##"Traceback (most recent call last):
  File "main.py", line 4, in <module>
    B().comptue()
    ^^^^^^^^^^^
AttributeError: 'B' object has no attribute 'comptue'. Did you mean: 'compute'?
"##
    messages_by_python: r##"class MyError(Exception):
    def __str__(self):
        return 'custom ' + str(self.args)
def f():
    raise MyError(1)
f()
"## => r##"Traceback (most recent call last):
  File "main.py", line 6, in <module>
    f()
  File "main.py", line 5, in f
    raise MyError(1)
MyError: custom (1,)
"##
    messages_that_fail: r##"class MyError(Exception):
    def __str__(self):
        raise ValueError
raise MyError(1)
"## => r##"Traceback (most recent call last):
  File "main.py", line 4, in <module>
    raise MyError(1)
MyError: <exception str() failed>
"##
    a_syntax_error_made_by_hand: r##"raise SyntaxError('msg', ('f.py', 3, 5, '  x = = 2', 3, 7))
"## => r##"Traceback (most recent call last):
  File "main.py", line 1, in <module>
    raise SyntaxError('msg', ('f.py', 3, 5, '  x = = 2', 3, 7))
  File "f.py", line 3
    x = = 2
      ^^
SyntaxError: msg
"##
    nested_classes: r##"class A:
    class B(Exception): pass
raise A.B('nested')
"## => r##"Traceback (most recent call last):
  File "main.py", line 3, in <module>
    raise A.B('nested')
A.B: nested
"##
    text_without_a_file: r##"exec('x = 1\ny = 1/0')
"## => r##"Traceback (most recent call last):
  File "main.py", line 1, in <module>
    exec('x = 1\ny = 1/0')
  File "<string>", line 2, in <module>
ZeroDivisionError: division by zero
"##
}
