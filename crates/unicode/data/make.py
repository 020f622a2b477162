"""Writes unicode.txt, what `unicodedata` of this Python knows: `python3.11 make.py > unicode.txt`.

Sections are separated by empty lines:
names        one a line, for consecutive characters; a line `@HEX` says which character comes next
aliases      `HEX name`
properties   `FIRST LAST category bidirectional combining east_asian_width mirrored`, without unassigned characters
numbers      `HEX decimal digit numeric`, `-` for none
parts        `HEX decomposition`
"""

import sys
import unicodedata

# Names by rule, which the library knows: ideographs and Hangul syllables.
BY_RULE = ("CJK UNIFIED IDEOGRAPH-", "HANGUL SYLLABLE ")

# Unicode's formal aliases of characters that have no name, or a long one; a wrong one would fail below.
CONTROLS = """
NULL,NUL START OF HEADING,SOH START OF TEXT,STX END OF TEXT,ETX END OF TRANSMISSION,EOT ENQUIRY,ENQ ACKNOWLEDGE,ACK ALERT,BEL
BACKSPACE,BS CHARACTER TABULATION,HORIZONTAL TABULATION,HT,TAB LINE FEED,NEW LINE,END OF LINE,LF,NL,EOL
LINE TABULATION,VERTICAL TABULATION,VT FORM FEED,FF CARRIAGE RETURN,CR SHIFT OUT,LOCKING-SHIFT ONE,SO
SHIFT IN,LOCKING-SHIFT ZERO,SI DATA LINK ESCAPE,DLE DEVICE CONTROL ONE,DC1 DEVICE CONTROL TWO,DC2 DEVICE CONTROL THREE,DC3
DEVICE CONTROL FOUR,DC4 NEGATIVE ACKNOWLEDGE,NAK SYNCHRONOUS IDLE,SYN END OF TRANSMISSION BLOCK,ETB CANCEL,CAN
END OF MEDIUM,EOM,EM SUBSTITUTE,SUB ESCAPE,ESC INFORMATION SEPARATOR FOUR,FILE SEPARATOR,FS
INFORMATION SEPARATOR THREE,GROUP SEPARATOR,GS INFORMATION SEPARATOR TWO,RECORD SEPARATOR,RS
INFORMATION SEPARATOR ONE,UNIT SEPARATOR,US SPACE,SP DELETE,DEL PADDING CHARACTER,PAD HIGH OCTET PRESET,HOP
BREAK PERMITTED HERE,BPH NO BREAK HERE,NBH INDEX,IND NEXT LINE,NEL START OF SELECTED AREA,SSA END OF SELECTED AREA,ESA
CHARACTER TABULATION SET,HTS LINE TABULATION SET,VTS PARTIAL LINE FORWARD,PLD PARTIAL LINE BACKWARD,PLU REVERSE LINE FEED,RI
SINGLE SHIFT TWO,SS2 SINGLE SHIFT THREE,SS3 DEVICE CONTROL STRING,DCS PRIVATE USE ONE,PU1 PRIVATE USE TWO,PU2
SET TRANSMIT STATE,STS CANCEL CHARACTER,CCH MESSAGE WAITING,MW START OF GUARDED AREA,SPA END OF GUARDED AREA,EPA
START OF STRING,SOS STRING TERMINATOR,ST OPERATING SYSTEM COMMAND,OSC PRIVACY MESSAGE,PM APPLICATION PROGRAM COMMAND,APC
SINGLE GRAPHIC CHARACTER INTRODUCER,SGC SINGLE CHARACTER INTRODUCER,SCI CONTROL SEQUENCE INTRODUCER,CSI
NBSP SHY ZWSP ZWNJ ZWJ LRM RLM LRE RLE PDF LRO RLO LRI RLI FSI PDI WJ BOM BYTE ORDER MARK ZWNBSP CGJ NNBSP MMSP
"""


def aliases():
    words = CONTROLS.replace("\n", " ").replace(",", " ").split()
    for first in range(len(words)):
        for last in range(first + 1, min(first + 5, len(words) + 1)):
            name = " ".join(words[first:last])
            try:
                character = unicodedata.lookup(name)
            except KeyError:
                continue
            if unicodedata.name(character, "") != name:
                yield character, name
    for number in range(1, 257):
        yield unicodedata.lookup(f"VS{number}"), f"VS{number}"


def properties(character):
    return (
        unicodedata.category(character),
        unicodedata.bidirectional(character) or "-",
        unicodedata.combining(character),
        unicodedata.east_asian_width(character),
        unicodedata.mirrored(character),
    )


def main():
    characters = [chr(code) for code in range(sys.maxunicode + 1)]
    expected = None
    for character in characters:
        name = unicodedata.name(character, "")
        if name and not name.startswith(BY_RULE):
            if ord(character) != expected:
                print(f"@{ord(character):X}")
            print(name)
            expected = ord(character) + 1
    print()
    for character, name in sorted(set(aliases())):
        print(f"{ord(character):X} {name}")
    print()
    runs = []
    for character in characters:
        values = properties(character)
        if runs and runs[-1][2] == values:
            runs[-1][1] = ord(character)
        else:
            runs.append([ord(character), ord(character), values])
    for first, last, values in runs:
        if values != ("Cn", "-", 0, "N", 0):
            print(f"{first:X} {last:X}", *values)
    print()
    for character in characters:
        numeric = unicodedata.numeric(character, None)
        if numeric is not None:
            decimal, digit = unicodedata.decimal(character, "-"), unicodedata.digit(character, "-")
            print(f"{ord(character):X} {decimal} {digit} {numeric!r}")
    print()
    for character in characters:
        parts = unicodedata.decomposition(character)
        if parts:
            print(f"{ord(character):X} {parts}")


main()
