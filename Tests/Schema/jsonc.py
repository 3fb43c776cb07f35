"""Reads JSON with comments and trailing commas, as model files are written."""

import json


def plain(text):
    """The text without comments and trailing commas; what stands inside quotes is left as it is."""
    result, index, length = [], 0, len(text)
    while index < length:
        character = text[index]
        if character == '"':
            end = index + 1
            while end < length and text[end] != '"':
                end += 2 if text[end] == "\\" else 1
            result.append(text[index : end + 1])
            index = end + 1
        elif text.startswith("//", index):
            end = text.find("\n", index)
            index = length if end < 0 else end
        elif text.startswith("/*", index):
            end = text.find("*/", index + 2)
            if end < 0:
                raise ValueError("a comment is not closed")
            index = end + 2
        else:
            if character in "}]":
                back = len(result) - 1
                while back >= 0 and result[back].isspace():
                    back -= 1
                if back >= 0 and result[back] == ",":
                    del result[back]
            result.append(character)
            index += 1
    return "".join(result)


def _no_twins(pairs):
    """An object; a key that stands there twice is a fault, as it is for the program."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a key stands there twice")
    return members


def loads(text):
    """The value that a text says."""
    return json.loads(plain(text), object_pairs_hook=_no_twins)


def load(path):
    """The value of a file."""
    with open(path, encoding="utf-8") as file:
        return loads(file.read())
