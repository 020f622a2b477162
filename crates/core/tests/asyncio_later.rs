//! What asyncio has from later versions of CPython than the one that the conformance programs run under.

use interleave_core::{Library, Machine, Program, Settings, SourceFile, Status, schedule::RoundRobin};

/// What a program writes that ends well.
fn output(text: &str) -> String {
    let file = SourceFile { name: "main.py".to_owned(), text: text.to_owned() };
    let program = Program { files: vec![file], input: String::new() };
    let mut machine = Machine::new(&Library::new(), &program, &Settings::default());
    let status = machine.run(&mut RoundRobin::new(), 100_000_000);
    let output: String = machine.take_output().iter().map(|chunk| chunk.text.as_str()).collect();
    assert_eq!(status, Status::Finished { status: 0 }, "{output}");
    output
}

#[test]
fn eager_tasks_run_to_their_first_wait_at_once() {
    let program = "
import asyncio
async def work(n, seconds):
    print('start', n, asyncio.current_task() in asyncio.all_tasks())
    if seconds:
        await asyncio.sleep(seconds)
    print('end', n)
    return n
async def fail():
    raise ValueError('eager')
async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    one = asyncio.create_task(work(1, 0), name='one')
    print(one.done(), one.result(), asyncio.current_task().get_name())
    two = asyncio.create_task(work(2, 0.1), name='two')
    print(two.done(), await two)
    async with asyncio.TaskGroup() as group:
        three = group.create_task(work(3, 0), name='three')
    print(three.result(), await asyncio.gather(work(4, 0), work(5, 0.1)))
    try:
        await asyncio.create_task(fail())
    except ValueError as error:
        print(error)
asyncio.run(main(), loop_factory=asyncio.EventLoop)
";
    let expected = "start 1 True\nend 1\nTrue 1 Task-1\nstart 2 True\nend 2\nFalse 2\nstart 3 True\nend 3\nstart 4 True\n\
        end 4\nstart 5 True\nend 5\n3 [4, 5]\neager\n";
    assert_eq!(output(program), expected);
}

#[test]
fn as_completed_gives_the_futures_themselves_to_async_for() {
    let program = "
import asyncio
async def work(n):
    await asyncio.sleep(n / 10)
    return n
async def main():
    tasks = [asyncio.create_task(work(n)) for n in (3, 1, 2)]
    async for task in asyncio.as_completed(tasks):
        print(tasks.index(task), task.result())
    try:
        async for task in asyncio.as_completed([work(1), work(9)], timeout=0.5):
            print(await task)
    except TimeoutError:
        print('timeout')
asyncio.run(main())
";
    assert_eq!(output(program), "1 1\n2 2\n0 3\n1\ntimeout\n");
}

#[test]
fn a_queue_that_is_shut_down_sends_everybody_away() {
    let program = "
import asyncio
async def consumer(queue):
    try:
        while True:
            print(await queue.get())
            queue.task_done()
    except asyncio.QueueShutDown:
        print('end')
async def main():
    queue = asyncio.Queue(2)
    task = asyncio.create_task(consumer(queue))
    for i in range(3):
        await queue.put(i)
    queue.shutdown()
    await task
    await queue.join()
    for use in (lambda: queue.put_nowait(1), queue.get_nowait):
        try:
            use()
        except asyncio.QueueShutDown as error:
            print(repr(error))
    full = asyncio.Queue(1)
    full.put_nowait(1)
    task = asyncio.create_task(full.put(2))
    await asyncio.sleep(0)
    full.shutdown(immediate=True)
    print(await asyncio.gather(task, full.join(), full.get(), return_exceptions=True))
asyncio.run(main())
";
    let expected = "0\n1\n2\nend\nQueueShutDown()\nQueueShutDown()\n[QueueShutDown(), None, QueueShutDown()]\n";
    assert_eq!(output(program), expected);
}
