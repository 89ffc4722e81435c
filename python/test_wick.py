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


if __name__ == "__main__":
    unittest.main()
