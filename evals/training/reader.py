"""Trains the reader of pairs: low-rank adapters and a head on all-MiniLM-L6-v2, written as safetensors.

    python -m evals.training.reader --model FOLDER [--hold 5] [--out FILE]

FOLDER holds the published weights with their configuration and tokenizer (`config.json`, `model.safetensors`,
`tokenizer.json`). Needs the extra `training` (torch, transformers, peft), which nothing else uses. With `--hold N`
every N-th report is put aside and the figures printed are of its questions; without, all are learned from.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.embedding.pairs import TOKENS, TRAINED, told
from evals.training.texts import FOLDER, Example, Pair, Report, all_pairs, examples, load_reports

BATCH = 12
"""Questions in one step, each with six or seven sentences."""
STRIDE, TOGETHER = 16, 27
RANK = 16
RATE = 6e-4
ANSWERING = 2.0
"""How much more an answering sentence weighs than another: they are fewer."""
LISTWISE = 0.3
"""The share of telling a question's sentences apart beside judging each alone."""
TARGET = Path(__file__).parents[2] / "assistant" / "embedding" / TRAINED


def main(arguments: Sequence[str] | None = None) -> int:
    import torch
    from tokenizers import Tokenizer

    options = _parser().parse_args(arguments)
    tokenizer = Tokenizer.from_file(str(options.model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(TOKENS, strategy="only_second")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    reports = load_reports(options.texts)
    kept = [report for n, report in enumerate(reports) if not options.hold or n % options.hold]
    options.aside = reports[:: options.hold] if options.hold else []
    model = train(options, kept, tokenizer, device)
    if options.out:
        save(model, options.out)
        print(f"wrote {options.out}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.training.reader", description="Train the reader of pairs.")
    parser.add_argument("--model", type=Path, required=True, help="folder of the published model")
    parser.add_argument("--texts", type=Path, default=FOLDER, help="folder of the texts to learn from")
    parser.add_argument("--out", type=Path, help=f"where to write the adapters (the shipped ones: {TARGET.name})")
    parser.add_argument("--hold", type=int, default=0, help="put every N-th report aside and score it")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--layers", type=int, default=4, help="how many of the six layers are adapted, from the top")
    parser.add_argument("--seed", type=int, default=1)
    return parser


def build(folder: Path, layers: int) -> Any:
    """The encoder with adapters on its upper layers and a head for the first piece's state and the mean of all."""
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModel

    base = AutoModel.from_pretrained(
        folder,
        torch_dtype=torch.float32,
        add_pooling_layer=False,
        # Drawing what to drop costs a processor more than the products; few epochs forestall learning by heart.
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    adapters = LoraConfig(
        r=RANK,
        lora_alpha=RANK,
        lora_dropout=0.0,
        target_modules=["query", "key", "value", "dense"],
        layers_to_transform=list(range(6 - layers, 6)),
    )
    return torch.nn.ModuleDict({"encoder": get_peft_model(base, adapters), "head": torch.nn.Linear(2 * 384, 1)})


def judged(model: Any, tokenizer: Any, asked: Sequence[tuple[str, Pair]], device: str) -> Any:
    """Log-odds [pairs] of each sentence by its question."""
    import torch

    rows = tokenizer.encode_batch([(question, told(pair.sentence, pair.before)) for question, pair in asked])
    order = sorted(range(len(rows)), key=lambda number: len(rows[number].ids))
    found = [
        _forward(model, [rows[k] for k in order[at : at + TOGETHER]], device) for at in range(0, len(order), TOGETHER)
    ]
    place = torch.empty(len(rows), dtype=torch.long)
    place[order] = torch.arange(len(rows))
    return torch.cat(found)[place]


def _forward(model: Any, rows: Sequence[Any], device: str) -> Any:
    import torch

    # Few different lengths: each new shape costs a plan of its own.
    longest = -(-max(len(row.ids) for row in rows) // STRIDE) * STRIDE
    given = torch.zeros(3, len(rows), longest, dtype=torch.long)
    for number, row in enumerate(rows):
        given[0, number, : len(row.ids)] = torch.tensor(row.ids)
        given[1, number, : len(row.ids)] = 1
        given[2, number, : len(row.ids)] = torch.tensor(row.type_ids)
    ids, mask, kinds = given.to(device)
    with torch.autocast(device, torch.bfloat16):
        states = model["encoder"](input_ids=ids, attention_mask=mask, token_type_ids=kinds).last_hidden_state
        weigh = mask.unsqueeze(-1)
        mean = (states * weigh).sum(1) / weigh.sum(1)
        return model["head"](torch.cat([states[:, 0], mean], 1)).squeeze(-1).float()


def train(options: argparse.Namespace, reports: Sequence[Report], tokenizer: Any, device: str) -> Any:
    """Adam with one cycle of the rate, over examples drawn anew each epoch."""
    import torch

    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)  # noqa: S311 - draws examples, keeps no secret
    model = build(options.model, options.layers).to(device)
    free = [weight for weight in model.parameters() if weight.requires_grad]
    steps = options.epochs * (sum(len(report.questions) for report in reports) // BATCH + 1)
    optimiser = torch.optim.AdamW(free, lr=RATE, weight_decay=0.01)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + 1, pct_start=0.1)
    for epoch in range(options.epochs):
        model.train()
        losses = []
        for batch in _batches(list(examples(reports, chance)), chance):
            loss = _loss(judged(model, tokenizer, [(e.question, p) for e in batch for p in e.pairs], device), batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(free, 1.0)
            optimiser.step()
            plan.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}", flush=True)
        if options.hold:
            print(told_apart(model.eval(), tokenizer, options.aside, device), flush=True)
    return model.eval()


def _batches(items: list[Example], chance: random.Random) -> Iterator[list[Example]]:
    chance.shuffle(items)
    for at in range(0, len(items), BATCH):
        yield items[at : at + BATCH]


def _loss(scores: Any, batch: Sequence[Example]) -> Any:
    """Each sentence judged alone, and where one answers, told apart from the others of its question."""
    import torch

    labels = torch.tensor([float(pair.answers) for example in batch for pair in example.pairs], device=scores.device)
    weight = torch.tensor(ANSWERING, device=scores.device)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(scores, labels, pos_weight=weight)
    sizes = [len(example.pairs) for example in batch]
    for own, truth in zip(scores.split(sizes), labels.split(sizes), strict=True):
        if truth.any():
            apart = torch.logsumexp(own, 0) - torch.logsumexp(own[truth > 0], 0)
            loss = loss + LISTWISE / len(batch) * apart
    return loss


def told_apart(model: Any, tokenizer: Any, reports: Sequence[Report], device: str) -> str:
    """Over questions not learned from: how often the likeliest sentence answers, and how often the likeliest sentence
    of a question with an answer is likelier than that of one without.
    """
    import torch

    right: list[bool] = []
    with_answer: list[float] = []
    without: list[float] = []
    for report in reports:
        for question, answering in report.questions:
            with torch.no_grad():
                asked = [(question, pair) for pair in all_pairs(report, answering)]
                scores = judged(model, tokenizer, asked, device).cpu().numpy()
            (with_answer if answering else without).append(scores.max())
            if answering:
                right.append(int(scores.argmax()) in answering)
    apart = (np.array(with_answer)[:, None] > np.array(without)[None]).mean()
    return (
        f"put aside: likeliest sentence answers {np.mean(right):.3f} of {len(right)}, answerable told apart {apart:.3f}"
    )


def save(model: Any, path: Path) -> None:
    """Adapters (their scale is in `lora_B`) and head as float16, by the names of the weights they adapt."""
    from safetensors.numpy import save_file

    found = {}
    for name, weight in model.state_dict().items():
        value = weight.detach().cpu().numpy().astype(np.float16)
        if name.startswith("head."):
            found[name] = value
        elif "lora_" in name:
            plain = name.removeprefix("encoder.base_model.model.").replace(".default.weight", "")
            found[plain] = value
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(found, path)


if __name__ == "__main__":
    sys.exit(main())
