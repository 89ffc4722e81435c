"""What the Python door promises: python3 -m unittest (needs NumPy and a Wick that is found, see wick.py)."""

import concurrent.futures
import json
import os
import pathlib
import sys
import tempfile
import threading
import unittest

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import wick

NET = {
    "input": 3,
    "layers": [
        {"dense": {"width": np.int64(8), "weight-variance": np.float64(2)}},
        {"activation": "relu"},
        {"dense": {"width": 2, "weight-variance": 1, "bias-variance": 0.5}},
    ],
}
X = np.array([[1.0, 2, 2], [3, 0, 0], [0, -1, 4]])


class Door(unittest.TestCase):
    def test_criticality_is_a_dict_with_none_for_what_does_not_exist(self):
        found = wick.criticality("relu", weight_variance=2, bias_variance=0)
        self.assertEqual(found["phase"], "critical")
        self.assertAlmostEqual(found["susceptibility"], 1, delta=1e-12)
        self.assertIsNone(found["correlation_depth"])
        line = wick.criticality(activation="tanh", bias_variance=0.05)
        self.assertAlmostEqual(line["critical_weight_variance"], 1.76, delta=0.005)

    def test_the_kernel_of_one_hidden_relu_layer_is_the_arc_cosine_kernel(self):
        kernel = wick.kernel(NET, X)
        norms = np.sqrt(np.sum(X * X, axis=1) * 2 / 3)
        cosine = np.clip(X @ X.T * 2 / 3 / np.outer(norms, norms), -1, 1)
        angle = np.arccos(cosine)
        expected = 0.5 + np.outer(norms, norms) * (np.sin(angle) + (np.pi - angle) * cosine) / (2 * np.pi)
        np.testing.assert_allclose(kernel["nngp"], expected, rtol=1e-10)
        self.assertEqual(list(kernel), ["nngp", "ntk"])
        self.assertIn("unit-variance", kernel.conventions)
        self.assertIn("<table>", kernel._repr_html_())

    def test_kernels_between_two_sets_of_any_layout_and_type_are_the_corner_of_the_whole(self):
        whole = wick.kernel(NET, X, kinds="ntk")["ntk"]
        corner = wick.kernel(NET, np.asfortranarray(X.astype("f4")), X[:2].astype(int), kinds=["ntk"])
        self.assertEqual(list(corner), ["ntk"])
        np.testing.assert_allclose(corner["ntk"], whole[:, :2], rtol=1e-12)

    def test_a_given_finite_network_has_the_tangent_kernel_of_its_weights(self):
        rng = np.random.default_rng(1)
        weights = {"w1": rng.normal(size=(1, 3)), "b1": np.zeros(1)}
        linear = {"input": 3, "layers": [{"dense": {"width": 1, "weight-variance": 1, "bias-variance": 0.25}}]}
        kernel = wick.kernel(linear, X, weights=weights)
        np.testing.assert_allclose(kernel["ntk"], X @ X.T / 3 + 0.25, rtol=1e-12)

    def test_infinitely_wide_networks_train_in_closed_form(self):
        y = np.array([1.0, -1, 0.5])[:, None] * [1, 2]
        times = [0.5, 2, np.inf]
        trained = wick.train_infinite(NET, X, y, X[:2], times, learning_rate=0.1)
        ntk = wick.kernel(NET, X)["ntk"]
        values, vectors = np.linalg.eigh(ntk)
        for mean, time in zip(trained["mean"], times):
            learned = vectors @ ((1 - np.exp(-values * 0.1 * time))[:, None] * (vectors.T @ y))
            np.testing.assert_allclose(mean, learned[:2], rtol=1e-9)
        self.assertEqual(trained["variance"].shape, (3, 2, 2))
        self.assertAlmostEqual(trained.about["largest_stable_learning_rate"], 2 / values[-1], delta=1e-9)
        steps = wick.train_infinite(NET, X, y, X, steps=[1, 3], learning_rate=0.1, variance=False)
        self.assertEqual(list(steps), ["mean"])
        np.testing.assert_allclose(steps["mean"][0], 0.1 * ntk @ y, rtol=1e-9)
        classes = wick.train_infinite(NET, X, [0, 1, 1], X, 1.5, loss="cross-entropy", draws=50)
        self.assertEqual(classes["mean_standard_error"].shape, (1, 3, 2))

    def test_a_gaussian_process_has_the_posterior_of_its_kernel(self):
        y, Z = np.array([[1.0, -1], [0.5, 2], [-0.25, 0]]), X[:2] + 0.5
        found = wick.gp(NET, X, y, Z, noise=0.1)
        whole = wick.kernel(NET, np.vstack([X, Z]), kinds="nngp")["nngp"]
        solved = np.linalg.solve(whole[:3, :3] + 0.1 * np.eye(3), np.hstack([y, whole[:3, 3:]]))
        np.testing.assert_allclose(found["mean"], whole[3:, :3] @ solved[:, :2], rtol=1e-9)
        spread = np.diag(whole[3:, 3:] - whole[3:, :3] @ solved[:, 2:])
        np.testing.assert_allclose(found["variance"], spread, rtol=1e-9)
        self.assertIn("log_evidence", found.about)
        self.assertNotIn("root_mean_squared_error", found.about)
        given = wick.gp(NET, X, y, Z, y[:2], noise=0.1, kernel=whole)
        np.testing.assert_allclose(given["mean"], found["mean"], rtol=1e-12)
        self.assertGreater(given.about["root_mean_squared_error"], 0)
        classes = wick.gp(NET, X, [0, 1, 1], Z, [0, 1], noise=0.1)
        self.assertIn("accuracy", classes.about)

    def test_a_network_is_checked(self):
        self.assertEqual(wick.check(NET)["parameters"], 8 * 4 + 2 * 9)

    def test_a_study_of_arrays_is_a_dict_with_arrays_and_a_page_without_script(self):
        rng = np.random.default_rng(1)
        inputs = rng.normal(size=(40, 3))
        labels = (inputs[:, 0] + 0.7 * rng.normal(size=40) > 0).astype(int)
        study = wick.study(
            NET, inputs[:30], labels[:30], test=(inputs[30:], labels[30:]), name="noisy half", networks=40,
            widths=[16, 24, 32, 48], training={"width": 16, "networks": 10, "inputs": 6, "steps": 4}, quick=True,
        )
        self.assertIn("noisy half", study["title"])
        self.assertTrue(study["finished"])
        self.assertIn("verdict", study["comparisons"][0])
        self.assertTrue(all(isinstance(array, np.ndarray) for array in study.arrays.values()))
        self.assertTrue(study.report.exists())
        page = study._repr_html_()
        self.assertIn("<table", page)
        self.assertNotIn("<script", page)
        self.assertIn("AGREES", repr(study))
        with self.assertRaisesRegex(wick.Error, "inputs of 2 components, but the network takes 3"):
            wick.study(NET, inputs[:, :2], labels)
        with self.assertRaisesRegex(wick.Error, "X needs y"):
            wick.study(NET, inputs)

    def test_errors_carry_the_message_of_wick_and_its_exit_code(self):
        cases = {
            "did you mean tanh?": lambda: wick.criticality("tahn"),
            "network.yaml, line": lambda: wick.kernel({"input": 0, "layers": []}, X),
            "X.npy has shape [3, 2]": lambda: wick.kernel(NET, X[:, :2]),
            "[0, 2] (counted from 0) is NaN": lambda: wick.kernel(NET, [[1, 2, float("nan")]]),
            "absent.yaml: no such file": lambda: wick.kernel("absent.yaml", X),
            "NaN is not allowed": lambda: wick.check({"input": 3, "layers": [{"dense": {"width": float("nan")}}]}),
        }
        for message, call in cases.items():
            with self.subTest(message), self.assertRaises(wick.Error) as caught:
                call()
            self.assertIn(message, str(caught.exception))
            self.assertEqual(caught.exception.code, 2)
            self.assertNotIn(tempfile.gettempdir(), str(caught.exception))

    def test_objects_that_are_no_numbers_are_refused_before_wick_starts(self):
        with self.assertRaisesRegex(wick.Error, "array of object"):
            wick.kernel(NET, np.array([[None, 1, 2]]))
        with self.assertRaisesRegex(wick.Error, "cannot be written"):
            wick.check({"input": object(), "layers": []})

    def test_one_wick_answers_all_calls_and_another_one_takes_over_when_it_is_gone(self):
        wick.close()
        wick.check(NET)
        first = wick._server.process
        wick.criticality("relu", weight_variance=2)
        with self.assertRaises(wick.Error):
            wick.criticality("tahn")
        self.assertIs(wick._server.process, first)
        first.kill()
        first.wait()
        self.assertEqual(wick.check(NET)["parameters"], 8 * 4 + 2 * 9)
        self.assertIsNot(wick._server.process, first)
        second = wick._server.process
        wick.close()
        self.assertEqual(second.returncode, 0)
        self.assertEqual(wick.check(NET)["parameters"], 8 * 4 + 2 * 9)

    def test_a_wick_that_dies_while_it_works_is_told_and_the_next_call_starts_another(self):
        wick.check(NET)
        process = wick._server.process
        killer = threading.Thread(target=lambda: (started.wait(), process.kill()))
        started = threading.Event()
        killer.start()
        write = process.stdin.write
        # killed after the request was sent and before it is answered: what it is asked takes minutes
        process.stdin.write = lambda text: (write(text), process.stdin.flush(), started.set())
        with tempfile.TemporaryDirectory() as folder, self.assertRaises(wick.Error) as caught:
            wick.study(networks=1_000_000, out=folder)
        killer.join()
        self.assertIn("-9", str(caught.exception))
        self.assertEqual(wick.check(NET)["parameters"], 8 * 4 + 2 * 9)

    def test_calls_of_several_threads_get_their_own_answers(self):
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            nets = [{**NET, "input": n} for n in range(1, 25)]
            found = list(pool.map(lambda net: wick.check(net)["parameters"], nets))
        self.assertEqual(found, [8 * (n + 1) + 2 * 9 for n in range(1, 25)])

    def test_a_forked_python_starts_a_wick_of_its_own(self):
        if not hasattr(os, "fork"):
            self.skipTest("no fork")
        wick.check(NET)
        child = os.fork()
        if child == 0:
            own = wick._server.process is None and wick.check(NET)["parameters"] == 50
            wick.close()
            os._exit(0 if own else 1)
        self.assertEqual(os.waitpid(child, 0)[1], 0)
        self.assertEqual(wick.check(NET)["parameters"], 50)

    def test_without_a_server_each_call_answers_the_same(self):
        kept = wick.kernel(NET, X)
        wick.close()
        os.environ["WICK_SERVE"] = "off"
        try:
            np.testing.assert_array_equal(wick.kernel(NET, X)["ntk"], kept["ntk"])
            with self.assertRaisesRegex(wick.Error, "did you mean tanh?"):
                wick.criticality("tahn")
            self.assertIsNone(wick._server.process)
        finally:
            del os.environ["WICK_SERVE"]

    def test_paths_are_those_of_the_python_that_asks(self):
        kept = os.getcwd()
        wick.check(NET)
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                pathlib.Path("mine.yaml").write_text(json.dumps({"network": NET}, default=int))
                self.assertEqual(wick.check("mine.yaml")["parameters"], 50)
            finally:
                os.chdir(kept)

    def test_a_stored_capture_is_diagnosed(self):
        stored = pathlib.Path(__file__).resolve().parents[1] / "reference" / "diagnose" / "gpt2-strong-layer.npz"
        found = wick.diagnose(stored)
        self.assertEqual(found["verdict"], "fault")
        self.assertEqual(found["findings"][0]["modules"], ["transformer.h.3.mlp.c_fc"])
        self.assertAlmostEqual(found["findings"][0]["factor"], 0.25, delta=0.01)
        capture = wick.Capture(stored)
        self.assertAlmostEqual(capture.moment("transformer.h.3.mlp.c_fc", "weight", "square"), 0.08**2, delta=3e-4)
        self.assertIsNone(capture.figure("transformer.wte", "branch"))
        self.assertEqual(wick.diagnose(stored.with_name("gpt2.npz"))["verdict"], "healthy")
        with self.assertRaisesRegex(wick.Error, "takes no batch"):
            wick.diagnose(stored, X)

    def test_a_wick_that_is_not_there_is_named(self):
        kept = os.environ.get("WICK")
        os.environ["WICK"] = "/nowhere/wick"
        try:
            with self.assertRaisesRegex(wick.Error, "WICK=/nowhere/wick is not a file"):
                wick.version()
        finally:
            os.environ.pop("WICK")
            if kept is not None:
                os.environ["WICK"] = kept


try:
    import torch
except ImportError:
    torch = None


@unittest.skipIf(torch is None, "skipped: there is no PyTorch")
class Captured(unittest.TestCase):
    """What wick.capture records of models whose numbers are known, and what it leaves behind."""

    def setUp(self):
        torch.manual_seed(1)
        self.x = torch.randn(16, 6)

    def test_moments_are_those_of_the_tensors(self):
        model = torch.nn.Sequential(torch.nn.Linear(6, 8), torch.nn.ReLU(inplace=True), torch.nn.Linear(8, 3))
        capture = wick.capture(model, self.x, loss=lambda out: (out**2).sum())
        hidden = (self.x @ model[0].weight.T + model[0].bias).detach().requires_grad_()
        silent = torch.relu(hidden)
        out = silent @ model[2].weight.T + model[2].bias
        (out**2).sum().backward()
        for stage, quantity, tensor in [
            ("0", "input", self.x), ("0", "output", hidden), ("1", "input", hidden), ("1", "output", silent),
            ("2", "output", out), ("0", "output_gradient", hidden.grad), ("1", "input_gradient", hidden.grad),
            ("2", "output_gradient", 2 * out), ("2", "input_gradient", 2 * out @ model[2].weight),
            ("2", "weight_gradient", 2 * out.T @ silent), ("0", "weight", model[0].weight), ("2", "bias", model[2].bias),
        ]:
            with self.subTest(stage + quantity):
                expected = float((tensor.detach().double() ** 2).mean())
                self.assertAlmostEqual(capture.moment(stage, quantity, "square") / expected, 1, delta=1e-5)
        self.assertAlmostEqual(capture.loss[0], float((out.detach() ** 2).sum()), delta=1e-4)

    def test_sums_and_functions_that_hooks_do_not_see_are_stages(self):
        class Net(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.a = torch.nn.Linear(6, 6)
                self.w = torch.nn.Parameter(torch.randn(6, 6))

            def forward(self, x):
                h = self.a(x)
                h = h + torch.nn.functional.gelu(self.a(h))
                return torch.tanh(h @ self.w)

        stages = wick.capture(Net(), self.x).about["stages"]
        self.assertEqual([s["name"] for s in stages], ["a", "a#2", "gelu", "add", "w", "tanh"])
        self.assertEqual([s["inputs"] for s in stages], [[], [0], [1], [0, 2], [3], [4]])
        self.assertEqual([s["kind"] for s in stages][2:5], ["activation", "addition", "linear"])

    def test_each_reader_of_a_signal_sends_back_its_own_gradient(self):
        class Net(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.a, self.b, self.c = (torch.nn.Linear(6, 6, bias=False) for _ in range(3))

            def forward(self, x):
                h = self.a(x)
                return self.b(h) + 10 * self.c(h)

        model = Net()
        capture = wick.capture(model, self.x, loss=lambda out: out.sum())
        own = (torch.ones(16, 6) @ model.b.weight).detach().double()
        self.assertAlmostEqual(
            capture.moment("b", "input_gradient", "square") / float((own**2).mean()), 1, delta=1e-5
        )

    def test_steps_are_recorded_and_taken_back(self):
        model = torch.nn.Sequential(torch.nn.Linear(6, 8), torch.nn.BatchNorm1d(8), torch.nn.Dropout(0.5),
                                    torch.nn.Linear(8, 3))
        before = {name: t.clone() for name, t in model.state_dict().items()}
        random = torch.get_rng_state()
        made = torch.optim.SGD(model.parameters(), 0.5)
        for optimizer in (made, lambda p: torch.optim.Adam(p, 0.1)):
            capture = wick.capture(model, self.x, loss=lambda out: (out**2).mean(), optimizer=optimizer, steps=3)
            self.assertEqual(capture.moments.shape[0], 3)
            self.assertGreater(capture.loss[0], capture.loss[2])
            for step in range(3):
                self.assertGreater(capture.moment("3", "weight_update", "square", step), 0)
                self.assertGreater(capture.moment("3", "output_update", "square", step), 0)
        gradient = capture.moment("3", "weight_gradient", "square")
        sgd = wick.capture(model, self.x, loss=lambda out: (out**2).mean(), optimizer=made)
        self.assertAlmostEqual(sgd.moment("3", "weight_update", "square") / (0.25 * gradient), 1, delta=1e-5)
        for name, tensor in model.state_dict().items():
            self.assertTrue(torch.equal(tensor, before[name]), name)
        self.assertTrue(torch.equal(random, torch.get_rng_state()))
        self.assertTrue(all(p.grad is None for p in model.parameters()))
        self.assertFalse(any(m._forward_hooks or m._forward_pre_hooks for m in model.modules()))

    def test_a_model_that_fails_keeps_no_hooks(self):
        model = torch.nn.Sequential(torch.nn.Linear(6, 8), torch.nn.Linear(9, 3))
        with self.assertRaises(RuntimeError):
            wick.capture(model, self.x)
        self.assertFalse(any(m._forward_hooks or m._forward_pre_hooks for m in model.modules()))

    def test_windows_count_what_padding_cuts_off(self):
        model = torch.nn.Conv2d(2, 5, 3, padding=1)
        stage = wick.capture(model, torch.ones(4, 2, 4, 4)).about["stages"][0]
        self.assertAlmostEqual(stage["reach"], (10 / 12) ** 2, delta=1e-6)
        self.assertEqual((stage["fan_in"], stage["fan_out"], stage["units"]), (18, 45, 5))

    def test_dicts_eval_mode_low_precision_and_integers_are_taken(self):
        class Net(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.table, self.out = torch.nn.Embedding(9, 6), torch.nn.Linear(6, 2)

            def forward(self, ids):
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    return {"logits": self.out(self.table(ids)).float(), "other": None}

        model = torch.nn.DataParallel(Net().eval())
        capture = wick.capture(model, {"ids": torch.arange(8).reshape(4, 2)})
        self.assertEqual([s["kind"] for s in capture.about["stages"]], ["embedding", "linear"])
        self.assertFalse(capture.about["training"])
        self.assertGreater(capture.moment("table", "output_gradient", "square"), 0)

    def test_what_cannot_be_recorded_is_told(self):
        model = torch.nn.Linear(6, 3)
        for message, call in {
            "torch.nn.Module, not function": lambda: wick.capture(lambda x: x, self.x),
            "one without an optimizer": lambda: wick.capture(model, self.x, steps=2),
            "the batch holds no tensor": lambda: wick.capture(model, "text"),
            "must give one number": lambda: wick.capture(model, self.x, loss=lambda out: out),
            "needs a batch": lambda: wick.diagnose(model),
        }.items():
            with self.subTest(message), self.assertRaisesRegex(wick.Error, message):
                call()


if __name__ == "__main__":
    unittest.main()
