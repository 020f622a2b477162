# N threads give each its inode a block, searching for a free one.
# Executions: 2; N=13: 1; N=16: 8; N=19: 64.
import threading

N = 14
INODES = 32
BLOCKS = 26
inode_locks = [threading.Lock() for _ in range(INODES)]
block_locks = [threading.Lock() for _ in range(BLOCKS)]
inode = [0] * INODES
busy = [False] * BLOCKS


def work(tid):
    i = tid % INODES
    with inode_locks[i]:
        if inode[i] == 0:
            b = (i * 2) % BLOCKS
            while True:
                with block_locks[b]:
                    if not busy[b]:
                        busy[b] = True
                        inode[i] = b + 1
                        break
                b = (b + 1) % BLOCKS


threads = [threading.Thread(target=work, args=(tid,)) for tid in range(N)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
