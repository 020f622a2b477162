import sys

def main():
    print("working")
    try:
        sys.exit("something is wrong")
    finally:
        print("cleanup")

main()
