//! Threads, tasks and processes that meet at locks, queues and each other.

use super::{Place, Writer};

/// What a strand does at kernel objects. Half of them may wait for ever, which must be a diagnosis.
const OPERATIONS: &[&str] = &[
    "lock.acquire(timeout=0.01)",
    "lock.release()",
    "rlock.acquire()",
    "rlock.release()",
    "gate.acquire(timeout=0.02)",
    "gate.release()",
    "event.set()",
    "event.clear()",
    "event.wait(0.01)",
    "box.put(a, timeout=0.01)",
    "box.get(timeout=0.01)",
    "box.put_nowait(1)",
    "box.get_nowait()",
    "time.sleep(0.001)",
    "time.sleep(0)",
    "b.append(1)",
    "c[len(c)] = a",
    "b.pop()",
    "threading.current_thread().name",
    "lock.acquire()",
    "box.get()",
    "event.wait()",
    "threading.active_count()",
    "with_lock()",
    "box.task_done()",
    "box.join()",
    "sys.exit(1)",
    "threading.Thread(target=len, args=([],)).start()",
];

impl Writer<'_, '_> {
    /// Several strands that are started and awaited.
    pub(super) fn strands(&mut self) {
        match self.below(4) {
            0 => self.tasks(),
            1 => self.processes(),
            _ => self.threads(),
        }
    }

    fn threads(&mut self) {
        self.body("def work(number):");
        let daemon = self.pick(&["True", "False"]);
        let count = 1 + self.below(4);
        self.line(&format!("team = [threading.Thread(target=work, args=(n,), daemon={daemon}) for n in range({count})]"));
        self.line("for member in team: member.start()");
        self.line("for member in team: member.join(0.5)");
    }

    fn tasks(&mut self) {
        self.line("async def f_async():");
        self.indented(|writer| {
            let value = writer.expression(1);
            writer.line(&format!("yield {value}"));
            writer.line("await asyncio.sleep(0)");
            writer.line("yield 2");
        });
        self.body("async def work(number):");
        self.line("async def main():");
        self.indented(|writer| {
            let line = writer.pick(&[
                "await asyncio.gather(work(1), work(2), return_exceptions=True)",
                "await asyncio.wait_for(work(1), 0.01)",
                "print(await asyncio.wait([asyncio.create_task(work(n)) for n in range(3)], timeout=0.05) and 1)",
                "async with asyncio.TaskGroup() as group: [group.create_task(work(n)) for n in range(2)]",
                "task = asyncio.create_task(work(1)); await asyncio.sleep(0); task.cancel(); await task",
            ]);
            writer.line(line);
        });
        self.guarded("asyncio.run(main())");
    }

    fn processes(&mut self) {
        self.line("import multiprocessing");
        self.body("def work(number):");
        self.line("member = multiprocessing.get_context('fork').Process(target=work, args=(1,))");
        self.guarded("member.start(); member.join(0.5); print(member.exitcode)");
    }

    /// A function of some operations and statements.
    fn body(&mut self, head: &str) {
        let in_async = head.starts_with("async");
        self.line(head);
        let outer = std::mem::replace(&mut self.place, Place { in_function: false, in_async, ..Place::default() });
        self.indented(|writer| {
            let global = writer.chance(128);
            writer.line(if global { "global a, b" } else { "a = number; b = [a]" });
            for _ in 0..=writer.below(4) {
                match writer.below(3) {
                    0 => writer.statement(1),
                    1 if in_async => writer.line("await asyncio.sleep(0.001)"),
                    _ => {
                        let operation = writer.pick(OPERATIONS);
                        writer.line(operation);
                    }
                }
            }
        });
        self.place = outer;
    }

    fn guarded(&mut self, line: &str) {
        self.line("try:");
        self.indented(|writer| writer.line(line));
        self.line("except BaseException as problem:");
        self.indented(|writer| writer.line("print(type(problem).__name__, str(problem)[:100])"));
    }
}
