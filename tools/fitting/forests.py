"""Boosted trees, from LightGBM to the flat arrays of forest.h."""
import pathlib

import lightgbm as lgb
import numpy as np

# Thresholds at random: of sites that were not fitted on, they tell more than the best ones do (shF1 +.003 on articles, +.004 on world, with leaves of 32).
HTML = dict(num_leaves=32, learning_rate=.1, n_estimators=150, min_child_samples=50, subsample=.8, subsample_freq=1, colsample_bytree=.5, max_bin=127,
            reg_lambda=1.0, extra_trees=True)
TEXT = dict(num_leaves=24, learning_rate=.08, n_estimators=250, min_child_samples=40, subsample=.8, subsample_freq=1, colsample_bytree=.6, max_bin=127,
            reg_lambda=2.0, extra_trees=True)
# Adds to CARRY times the first forest's score; few small trees: more of them fit the noise of the first forest's errors.
CONTEXT = dict(num_leaves=16, learning_rate=.06, min_child_samples=100, subsample=.8, subsample_freq=1, colsample_bytree=.5, max_bin=127, reg_lambda=2.0)
HTML_CONTEXT = dict(CONTEXT, n_estimators=60)
TEXT_CONTEXT = dict(CONTEXT, n_estimators=80, min_child_samples=40)
CARRY = .5  # kCarry of signals/context.h
SEED = dict(n_jobs=1, random_state=1, deterministic=True, force_row_wise=True, verbose=-1)


def fit(parameters, x, y, weight, start=None):
    """start: log-odds that the trees add to, one a row."""
    return lgb.LGBMClassifier(**parameters, **SEED).fit(x, y, sample_weight=weight, init_score=start)


def logits(model, x):
    return model.predict(x, raw_score=True, num_threads=1) if len(x) else np.zeros(0)


class Flat:
    """trees: (first node, first leaf); nodes: (signal, threshold, left, right, mean); leaves; base."""

    def __init__(self, model):
        self.trees, self.nodes, self.leaves, self.base = [], [], [], 0.0
        for tree in model.booster_.dump_model()["tree_info"]:
            self.add(tree["tree_structure"])

    def add(self, root):
        if "split_feature" not in root:
            self.base += root["leaf_value"]
            return
        self.trees.append((len(self.nodes), len(self.leaves)))
        first_node, first_leaf = len(self.nodes), len(self.leaves)

        def walk(node):
            if "split_feature" not in node:
                self.leaves.append(np.float32(node["leaf_value"]))
                return ~(len(self.leaves) - 1 - first_leaf), node["leaf_value"], node["leaf_count"]
            assert node["decision_type"] == "<="
            at = len(self.nodes)
            self.nodes.append(None)
            left, left_mean, left_count = walk(node["left_child"])
            right, right_mean, right_count = walk(node["right_child"])
            count = left_count + right_count
            mean = (left_mean * left_count + right_mean * right_count) / count
            # The signals are 32-bit: the greatest 32-bit number that is not above the threshold splits them the same way.
            threshold = np.float32(node["threshold"])
            if threshold > node["threshold"]:
                threshold = np.nextafter(threshold, np.float32(-np.inf))
            self.nodes[at] = (node["split_feature"], threshold, left, right, np.float32(mean))
            return at - first_node, mean, count

        walk(root)

    def write_binary(self, path):
        with open(path, "wb") as out:
            np.array([len(self.trees), len(self.nodes), len(self.leaves)], dtype="<u4").tofile(out)
            np.array([self.base], dtype="<f4").tofile(out)
            np.array(self.trees, dtype="<u4").tofile(out)
            layout = np.dtype([("signal", "<u2"), ("pad", "<u2"), ("threshold", "<f4"), ("left", "<i2"), ("right", "<i2"), ("mean", "<f4")])
            rows = np.zeros(len(self.nodes), dtype=layout)
            for i, (signal, threshold, left, right, mean) in enumerate(self.nodes):
                rows[i] = (signal, 0, threshold, left, right, mean)
            rows.tofile(out)
            np.array(self.leaves, dtype="<f4").tofile(out)

    def write_include(self, path, source, prefix=""):
        number = lambda v: f"{float(np.float32(v)):.9g}F" if "." in f"{float(np.float32(v)):.9g}" or "e" in f"{float(np.float32(v)):.9g}" else f"{float(np.float32(v)):.9g}.0F"
        lines = [f"// Written by tools/fit from {source}: {len(self.trees)} trees, {len(self.leaves)} leaves.\n", f"constexpr Forest::Tree k{prefix}Trees[] = {{\n"]
        lines += [f"{{{a}, {b}}},\n" for a, b in self.trees] + [f"}};\nconstexpr Forest::Node k{prefix}Nodes[] = {{\n"]
        lines += [f"{{{s}, {number(t)}, {l}, {r}, {number(m)}}},\n" for s, t, l, r, m in self.nodes] + [f"}};\nconstexpr float k{prefix}Leaves[] = {{\n"]
        lines += [f"{number(v)},\n" for v in self.leaves] + [f"}};\nconstexpr float k{prefix}Base = {number(self.base)};\n"]
        pathlib.Path(path).write_text("".join(lines))
