from concurrent.futures import ThreadPoolExecutor

def parse(text):
    return float(text)

with ThreadPoolExecutor(max_workers=2) as executor:
    futures = [executor.submit(parse, text) for text in ("1.5", "two")]
    for future in futures:
        print(future.result())
