"""Write entities.inc: the named character references of HTML (WHATWG, section 13.5) as two blobs and a sorted index.
usage: python3 make_entities.py > entities.inc      (the names come from Python's own html.entities)"""
from html.entities import html5

names = sorted({n.rstrip(";") for n in html5})
name_blob, text_blob, rows = "", b"", []
places = {}
for n in names:
    text = html5.get(n + ";", html5.get(n)).encode()
    if text not in places:
        places[text] = len(text_blob)
        text_blob += text
    rows.append(f"{{{len(name_blob)},{len(n)},{int(n in html5)},{places[text]},{len(text)}}}")
    name_blob += n


def literal(data):
    """C++ string literals of at most 100 columns; octal escapes cannot run into what follows."""
    out, line = [], ""
    for b in data:
        line += chr(b) if 32 < b < 127 and chr(b) not in '"\\?' else f"\\{b:03o}"
        if len(line) > 96:
            out.append(f'    "{line}"')
            line = ""
    return "\n".join(out + [f'    "{line}"'])


print("// Made by make_entities.py; not edited by hand.")
print("constexpr char kEntityNames[] =\n" + literal(name_blob.encode()) + ";")
print("constexpr char kEntityTexts[] =\n" + literal(text_blob) + ";")
print("// {place of the name, its length, known without a semicolon, place of the text, its length}, sorted by name")
print("constexpr EntityRow kEntityRows[] = {")
line = "   "
for r in rows:
    if len(line) + len(r) > 116:
        print(line)
        line = "   "
    line += " " + r + ","
print(line + "\n};")
