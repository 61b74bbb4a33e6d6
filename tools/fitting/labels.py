"""Gold text to block labels, by aligning page and gold in order.

All pairs (page word, gold word) whose 4-word shingles are equal and at most 6 times in the gold; the longest chain that rises in both; a block's label
is the share of its words under a chained shingle. A block of under four words is body when it equals a whole gold line in the gap between its aligned
neighbours. (Bags of shingles label so badly that perfect verdicts reach .38 exact pages instead of .62.)
"""
import bisect
import collections
import re

CHARWORDS = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f"
TOKEN = re.compile(f"[{CHARWORDS}]|[^\\W{CHARWORDS}]+")
WIDTH = 4
MOST_IN_GOLD = 6


def tokens(text):
    return TOKEN.findall(text or "")


def longest_chain(pairs):
    """Longest chain of (page, gold) pairs that rises in both; pairs are sorted by page, falling in gold within a page word."""
    tails, at, previous = [], [], [-1] * len(pairs)
    for k, (_, gold) in enumerate(pairs):
        j = bisect.bisect_left(tails, gold)
        if j == len(tails):
            tails.append(gold)
            at.append(k)
        elif gold < tails[j]:
            tails[j], at[j] = gold, k
        else:
            continue
        previous[k] = at[j - 1] if j else -1
    chain, k = [], at[-1] if at else -1
    while k >= 0:
        chain.append(pairs[k])
        k = previous[k]
    return chain[::-1]


def label(blocks, gold):
    """Share of each block's words that the gold holds, in order. blocks: lists of tokens; gold: text with a paragraph a line."""
    lines = [line for line in map(tokens, gold.split("\n")) if line]
    words, line_starts = [], collections.defaultdict(list)
    for line in lines:
        line_starts[" ".join(line)].append(len(words))
        words += line
    places = collections.defaultdict(list)
    for i in range(len(words) - WIDTH + 1):
        places[tuple(words[i:i + WIDTH])].append(i)
    pairs, starts, offset = [], [], 0
    for block in blocks:
        starts.append(offset)
        for i in range(len(block) - WIDTH + 1):
            found = places.get(tuple(block[i:i + WIDTH]))
            if found and len(found) <= MOST_IN_GOLD:
                pairs.extend((offset + i, g) for g in reversed(found))
        offset += len(block)
    hits = [set() for _ in blocks]
    spans = [None] * len(blocks)
    for page, g in longest_chain(pairs):
        b = bisect.bisect_right(starts, page) - 1
        while not blocks[b]:
            b -= 1
        hits[b].update(range(page - starts[b], page - starts[b] + WIDTH))
        low, high = spans[b] or (g, g + WIDTH)
        spans[b] = (min(low, g), max(high, g + WIDTH))
    cover = [len(h) / len(b) if len(b) >= WIDTH else 0.0 for h, b in zip(hits, blocks)]
    label_short(blocks, words, line_starts, spans, cover)
    return cover


def label_short(blocks, words, line_starts, spans, cover):
    aligned = [i for i in range(len(blocks)) if spans[i] and cover[i] >= .5]
    first, last = (aligned[0], aligned[-1]) if aligned else (0, len(blocks))
    gap_end, end = [0] * len(blocks), len(words)
    for i in range(len(blocks) - 1, -1, -1):
        gap_end[i] = end
        if spans[i] and cover[i] >= .5:
            end = spans[i][0]
    at, used = 0, set()
    for i, block in enumerate(blocks):
        if spans[i] and cover[i] >= .5:
            at = max(at, spans[i][1])
        elif block and len(block) < WIDTH:
            whole = [x for x in line_starts.get(" ".join(block), ()) if at <= x and x + len(block) <= gap_end[i] and x not in used]
            if whole:
                cover[i] = 1.0
                used.add(whole[0])
                at = max(at, whole[0] + len(block))
            elif gap_end[i] - at <= 60 and first < i < last:
                for x in range(at, gap_end[i] - len(block) + 1):
                    if words[x:x + len(block)] == block and (len(" ".join(block)) > 3 or gap_end[i] - at == len(block)):
                        cover[i] = .75
                        at = x + len(block)
                        break
