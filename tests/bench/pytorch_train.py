#!/usr/bin/env python3
"""The shapes of `zk bench train` in plain PyTorch: eager autograd, SDPA, AdamW (fused where the device has it).

Same work, same report: forward, backward, gradient clipping to norm 1, AdamW 0.9/0.95 with weight decay on matrices.
    pytorch_train.py --shape tiny|quickstart|small|124m [--seconds 10] [--steps 0] [--threads N] [--precision fp32|bf16]
"""
import argparse
import json
import math
import os
import resource
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

SHAPES = {  # layers, width, heads, sequence, batch, vocabulary, rotary without biases (else GPT-2)
    "tiny": (4, 128, 4, 64, 12, 65, False),
    "quickstart": (4, 128, 4, 256, 8, 4096, True),
    "small": (6, 384, 6, 256, 8, 4096, False),
    "124m": (12, 768, 12, 256, 4, 50257, False),
}


def rotary_tables(length, dim, theta=10000.0):
    angle = torch.outer(torch.arange(length).float(), theta ** (-torch.arange(0, dim, 2).float() / dim))
    return angle.cos(), angle.sin()


def turn(x, cos, sin):
    a, b = x.chunk(2, dim=-1)
    return torch.cat((a * cos - b * sin, b * cos + a * sin), dim=-1)


class Block(nn.Module):
    def __init__(self, width, heads, rotary):
        super().__init__()
        self.heads, self.rotary = heads, rotary
        bias = not rotary
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width, bias=bias)
        self.out = nn.Linear(width, width, bias=bias)
        self.up = nn.Linear(width, 4 * width, bias=bias)
        self.down = nn.Linear(4 * width, width, bias=bias)

    def forward(self, x, tables):
        b, t, c = x.shape
        q, k, v = (y.view(b, t, self.heads, c // self.heads).transpose(1, 2) for y in self.qkv(self.norm1(x)).split(c, dim=2))
        if self.rotary:
            q, k = turn(q, *tables), turn(k, *tables)
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.out(y.transpose(1, 2).reshape(b, t, c))
        return x + self.down(F.gelu(self.up(self.norm2(x)), approximate="tanh"))


class Model(nn.Module):
    def __init__(self, layers, width, heads, length, vocab, rotary):
        super().__init__()
        self.tokens = nn.Embedding(vocab, width)
        self.places = None if rotary else nn.Embedding(length, width)
        self.blocks = nn.ModuleList(Block(width, heads, rotary) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, vocab, bias=False)
        self.head.weight = self.tokens.weight
        self.tables = rotary_tables(length, width // heads) if rotary else None
        for name, p in self.named_parameters():
            if p.dim() > 1:
                scale = 0.02 / math.sqrt(2 * layers) if name.endswith(("out.weight", "down.weight")) else 0.02
                nn.init.normal_(p, std=scale)
            elif name.endswith("bias"):
                nn.init.zeros_(p)

    def forward(self, ids, targets):
        x = self.tokens(ids)
        if self.places is not None:
            x = x + self.places.weight[: ids.shape[1]]
        for block in self.blocks:
            x = block(x, self.tables)
        logits = self.head(self.norm(x))
        return F.cross_entropy(logits.float().view(-1, logits.size(-1)), targets.reshape(-1))


def optimizer_of(model):
    matrices = [p for p in model.parameters() if p.dim() > 1]
    others = [p for p in model.parameters() if p.dim() <= 1]
    groups = [{"params": matrices, "weight_decay": 0.1}, {"params": others, "weight_decay": 0.0}]
    try:
        return torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.95), fused=True), True
    except RuntimeError:
        return torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.95)), False


def quantile(values, q):
    values = sorted(values)
    place = q * (len(values) - 1)
    low = int(place)
    return values[low] + (place - low) * (values[min(low + 1, len(values) - 1)] - values[low])


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--shape", choices=SHAPES, default="tiny")
    ap.add_argument("--seconds", type=float, default=10)
    ap.add_argument("--steps", type=int, default=0)
    ap.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    ap.add_argument("--precision", choices=("fp32", "bf16"), default="fp32")
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(1)
    layers, width, heads, length, batch, vocab, rotary = SHAPES[a.shape]
    model = Model(layers, width, heads, length, vocab, rotary)
    optimizer, fused = optimizer_of(model)
    streams = [torch.randint(vocab, (batch, length + 1)) for _ in range(4)]
    batches = [(s[:, :-1].contiguous(), s[:, 1:].contiguous()) for s in streams]
    done = 0

    def step():
        nonlocal done
        ids, targets = batches[done % len(batches)]
        done += 1
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast("cpu", torch.bfloat16, enabled=a.precision == "bf16"):
            loss = model(ids, targets)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        return loss.item()

    first = [step() for _ in range(3)][0]
    times, last = [], first
    start, cpu = time.perf_counter(), time.process_time()
    while len(times) < a.steps if a.steps else len(times) < 5 or time.perf_counter() - start < a.seconds:
        begin = time.perf_counter()
        last = step()
        times.append(time.perf_counter() - begin)
    cpu, wall = time.process_time() - cpu, sum(times)
    print(json.dumps({
        "program": "pytorch " + torch.__version__, "shape": a.shape, "path": "eager", "precision": a.precision,
        "threads": a.threads, "fused_adamw": fused, "parameters": sum(p.numel() for p in model.parameters()),
        "batch": batch, "seq_len": length, "steps": len(times), "tokens_per_second": batch * length * len(times) / wall,
        "ms_per_step": 1e3 * quantile(times, 0.5), "ms_per_step_p95": 1e3 * quantile(times, 0.95), "seconds": wall,
        "cpu_seconds": cpu, "cores_used": cpu / wall,
        "peak_memory_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "loss_first": first, "loss_last": last}))


if __name__ == "__main__":
    main()
