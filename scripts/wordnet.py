#!/usr/bin/env python3
"""Compiles WordNet into the word table of the built-in engine: scripts/wordnet.py WORDNET_FOLDER OUTPUT

Layout, little-endian: "NLX1", counts of words and irregular forms (u32 each); words sorted by spelling, 12 bytes each: offset u32,
length u8, parts of speech u8, noun category u8, verb category u8, noun and verb frequency (4 bits each), adjective and adverb
frequency (4 bits each), flags u8, 0; irregular forms sorted by spelling, 8 bytes each: offset u32, length u8, part of speech u8,
length of the lemma (which follows the form) u8, 0; then the spellings. Frequencies are log2 of the counts in tagged texts.
"""
import collections
import pathlib
import re
import struct
import sys

POS = {"noun": 1, "verb": 2, "adj": 4, "adv": 8}
TAGGED = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
PERSON, ARTIFACT = 18, 6
# Lexicographer files whose two-word nouns name things that software keeps: act, artifact, cognition, communication, event,
# group, location, person, possession, state, time and the attributes among them.
COMPOUND_FILES = {4, 6, 7, 9, 10, 11, 14, 15, 18, 21, 26, 28}
WORD = re.compile(r"[a-z]+(-[a-z]+)?$")
COMPOUND = re.compile(r"[a-z]+_[a-z]+$")


def frequencies(folder):
    counts = collections.Counter()
    for line in (folder / "cntlist.rev").read_text().splitlines():
        key, _, count = line.split()
        lemma, rest = key.split("%")
        counts[lemma, TAGGED[rest[0]]] += int(count)
    return counts


def synsets(folder, pos):
    """offset -> (lexicographer file, spellings)"""
    found = {}
    for line in (folder / f"data.{pos}").read_text(encoding="latin-1").splitlines():
        if line.startswith(" "):
            continue
        parts = line.split(" ")
        size = int(parts[3], 16)
        found[parts[0]] = int(parts[1]), parts[4:4 + 2 * size:2]
    return found


def index(folder, pos):
    """lemma -> offsets of its senses, the most frequent first"""
    for line in (folder / f"index.{pos}").read_text().splitlines():
        if line.startswith(" "):
            continue
        parts = line.split()
        count = int(parts[2])
        yield parts[0], parts[-count:]


def log2(count):
    return min(15, (count + 1).bit_length() - 1 if count else 0)


def read_words(folder):
    counts = frequencies(folder)
    words = {}
    for pos, bit in POS.items():
        senses = synsets(folder, pos)
        for lemma, offsets in index(folder, pos):
            is_compound = bool(COMPOUND.match(lemma))
            if not WORD.match(lemma) and not (pos == "noun" and is_compound) or len(lemma) > 40:
                continue
            file, _ = senses[offsets[0]]
            if is_compound and file not in COMPOUND_FILES:
                continue
            if pos == "noun" and not any(s.lower() == lemma and s[0].islower() for o in offsets for s in senses[o][1]):
                continue
            word = words.setdefault(lemma.replace("_", " "), {"pos": 0, "noun": 0, "verb": 0, "flags": 0})
            word["pos"] |= bit
            word[f"{pos} frequency"] = log2(counts[lemma, pos])
            if pos == "verb":
                word["verb"] = file
            if pos == "noun":
                word["noun"] = file
                files = {senses[o][0] for o in offsets[:4]}
                word["flags"] = (PERSON in files) | (ARTIFACT in files) << 1
    return words


def read_irregular(folder, words):
    forms = {}
    for pos in ("noun", "verb"):
        for line in (folder / f"{pos}.exc").read_text().splitlines():
            form, lemma = line.split()[:2]
            if WORD.match(form) and lemma in words and form != lemma:
                forms[form, POS[pos]] = lemma
    return forms


def main(source, output):
    folder = pathlib.Path(source)
    words = read_words(folder)
    irregular = read_irregular(folder, words)
    start = 12 + 12 * len(words) + 8 * len(irregular)
    table, pool = bytearray(struct.pack("<4sII", b"NLX1", len(words), len(irregular))), bytearray()
    for spelling, word in sorted(words.items()):
        def nibbles(low, high):
            return word.get(f"{low} frequency", 0) | word.get(f"{high} frequency", 0) << 4
        table += struct.pack("<IBBBBBBBB", start + len(pool), len(spelling), word["pos"], word["noun"], word["verb"],
                             nibbles("noun", "verb"), nibbles("adj", "adv"), word["flags"], 0)
        pool += spelling.encode()
    for (form, pos), lemma in sorted(irregular.items()):
        table += struct.pack("<IBBBB", start + len(pool), len(form), pos, len(lemma), 0)
        pool += form.encode() + lemma.encode()
    pathlib.Path(output).write_bytes(table + pool)


if __name__ == "__main__":
    main(*sys.argv[1:])
