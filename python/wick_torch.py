"""What a PyTorch model does to signals and gradients, recorded while it runs: the part of wick.capture that needs torch.

Modules of known kinds are seen by hooks; sums, activations, attention and products that are plain calls of functions by
a mode that is told of every call. Each use of a module is a stage of the recording.
"""

import collections
import copy
import json
import weakref

import numpy as np
import torch
import torch.overrides


class Unsuitable(Exception):
    """The model, the batch or the loss cannot be recorded."""


_QUANTITIES = [
    "input",
    "output",
    "output_gradient",
    "input_gradient",
    "weight",
    "bias",
    "weight_gradient",
    "weight_update",
    "output_update",
]
_STATISTICS = ["count", "non_finite", "zeros", "mean", "square", "fourth", "largest"]
_FIGURES = [
    "seen",
    "input_cosine",
    "output_cosine",
    "branch_cosine",
    "branch",
    "dead",
    "saturated",
    "top",
]
# names of classes and functions, in small letters without underscores, and how Wick writes the function
_ACTIVATIONS = {
    "relu": "relu",
    "gelu": "gelu",
    "gelutanh": "gelu",
    "newgelu": "gelu",
    "newgeluactivation": "gelu",
    "geluactivation": "gelu",
    "fastgeluactivation": "gelu",
    "pytorchgelutanh": "gelu",
    "gelutanhactivation": "gelu",
    "quickgelu": "z * sigmoid(1.702 * z)",
    "quickgeluactivation": "z * sigmoid(1.702 * z)",
    "silu": "silu",
    "siluactivation": "silu",
    "swish": "silu",
    "tanh": "tanh",
    "sigmoid": "sigmoid",
    "softplus": "softplus",
    "erf": "erf",
    "sin": "sin",
    "cos": "cos",
    "mish": "z * tanh(softplus(z))",
    "leakyrelu": None,
    "elu": None,
    "selu": None,
    "celu": None,
    "relu6": None,
    "hardtanh": None,
    "hardswish": None,
    "hardsigmoid": None,
    "logsigmoid": None,
    "prelu": None,
    "softsign": None,
    "tanhshrink": None,
    "squaredrelu": None,
}
_BOUNDS = {"tanh": (-1, 1), "sigmoid": (0, 1), "hardtanh": (-1, 1), "erf": (-1, 1), "hardsigmoid": (0, 1)}
_WEIGHTED = {name: 1 for name in ("linear", "conv1d", "conv2d", "conv3d")} | {"addmm": 2}
_WEIGHTED |= {f"conv_transpose{d}d": 1 for d in (1, 2, 3)}
_NORMALIZATIONS = {"layer_norm", "batch_norm", "group_norm", "rms_norm", "instance_norm"}
_ADDITIONS = {"add", "__add__", "__radd__", "add_", "__iadd__"}
_PRODUCTS = {"matmul", "__matmul__", "bmm", "mm"}
# where a tensor comes from, besides stages: from a softmax, from outside
_SOFT, _GIVEN = -1, -2
_CHUNK = 1 << 22
_SAMPLE = 4096


class Recorder:
    """One recording: hooks on modules, a mode that sees functions, and what they found."""

    def __init__(self, model, batch):
        while isinstance(model, (torch.nn.DataParallel, torch.nn.parallel.DistributedDataParallel)):
            model = model.module
        self.model = getattr(model, "_orig_mod", model)
        self.batch = batch
        self.samples = self.count_samples()
        self.stages = []
        self.steps = []
        self.losses = []
        self.names = {}
        for name, module in self.model.named_modules():
            self.names.setdefault(module, name)
        self.parameters = {id(p): name for name, p in self.model.named_parameters(remove_duplicate=False)}
        self.step = 0
        self.outputs = {}
        self.busy = 0
        self.inside = 0
        self.sources = {}
        self.phase = None

    def count_samples(self):
        for tensor in self.tensors(self.batch):
            if tensor.dim() > 0:
                return max(1, tensor.shape[0])
        raise Unsuitable("the batch holds no tensor")

    def tensors(self, thing):
        """All tensors in what modules take and give: tensors, tuples, lists, dicts and dataclasses of such."""
        if isinstance(thing, torch.Tensor):
            yield thing
        elif isinstance(thing, dict):
            for value in thing.values():
                yield from self.tensors(value)
        elif isinstance(thing, (tuple, list)):
            for value in thing:
                yield from self.tensors(value)

    def signal(self, thing):
        """The first tensor of real numbers in a thing."""
        for tensor in self.tensors(thing):
            if tensor.is_floating_point() and tensor.layout == torch.strided:
                return tensor
        return None

    # -- the steps

    def run(self, loss, optimizer, steps):
        state = {name: t.detach().clone() for name, t in self.model.state_dict(keep_vars=True).items()
                 if isinstance(t, torch.Tensor)} if optimizer is not None else {}
        buffers = [(b, b.detach().clone()) for b in self.model.buffers()]
        gradients = [(p, p.grad) for p in self.model.parameters()]
        random = torch.get_rng_state()
        devices = sorted({p.device.index for p in self.model.parameters() if p.device.type == "cuda"})
        cuda = [(d, torch.cuda.get_rng_state(d)) for d in devices]
        made = optimizer
        try:
            if optimizer is not None and not hasattr(optimizer, "step"):
                made = optimizer([p for p in self.model.parameters() if p.requires_grad])
            kept_optimizer = copy.deepcopy(made.state_dict()) if made is not None else None
            for step in range(steps):
                self.restore_random(random, cuda)
                self.begin(step)
                self.one_pass(loss)
                if made is not None:
                    self.update(made)
            if made is not None:
                self.restore_random(random, cuda)
                self.one_pass(loss, again=True)
        finally:
            with torch.no_grad():
                for name, tensor in (self.model.state_dict(keep_vars=True).items() if state else ()):
                    if name in state:
                        tensor.copy_(state[name])
                for buffer, before in buffers:
                    buffer.copy_(before)
            for parameter, before in gradients:
                parameter.grad = before
            if made is not None and made is optimizer:
                made.load_state_dict(kept_optimizer)
            self.restore_random(random, cuda)
            self.sources.clear()

    def restore_random(self, random, cuda):
        torch.set_rng_state(random)
        for device, state in cuda:
            torch.cuda.set_rng_state(state, device)

    def begin(self, step):
        self.step = step
        self.moments = {}
        self.figures = {}
        self.steps.append((self.moments, self.figures))
        self.weights = {}
        for parameter in self.model.parameters():
            parameter.grad = None

    def one_pass(self, loss, again=False):
        """One forward pass, and the backward pass unless it is made only to see what the step has changed."""
        self.at = 0
        self.uses = collections.Counter()
        self.sources.clear()
        self.again = again
        self.before, self.outputs = self.outputs, {}
        handles = []
        try:
            for module in self.model.modules():
                handles.append(module.register_forward_pre_hook(self.enter, with_kwargs=True))
                handles.append(module.register_forward_hook(self.leave, with_kwargs=True, always_call=False))
            with torch.set_grad_enabled(not again), _Functions(self):
                self.stack, self.running = [], []
                self.inside = 0
                for tensor in self.tensors(self.batch):
                    self.know(tensor, (_GIVEN,))
                output = self.call()
                self.busy += 1
                try:
                    scalar = self.loss_of(output, loss)
                finally:
                    self.busy -= 1
        finally:
            for handle in handles:
                handle.remove()
            self.stack, self.running = [], []
            self.inside = 0
        if self.at != len(self.stages):
            raise Unsuitable("the model does not run the same modules in each step")
        if again:
            return
        self.losses.append(float(scalar.detach()))
        if scalar.requires_grad:
            self.busy += 1
            try:
                scalar.backward()
            finally:
                self.busy -= 1
        for stage, parameter in self.weights.items():
            if parameter.grad is not None:
                self.note(stage, "weight_gradient", parameter.grad)

    def call(self):
        if isinstance(self.batch, dict):
            return self.model(**self.batch)
        if isinstance(self.batch, (tuple, list)):
            return self.model(*self.batch)
        return self.model(self.batch)

    def loss_of(self, output, loss):
        if loss is not None:
            scalar = loss(output)
            if not isinstance(scalar, torch.Tensor) or scalar.numel() != 1:
                raise Unsuitable("the loss must give one number")
            return scalar.reshape(())
        own = output.get("loss") if isinstance(output, dict) else getattr(output, "loss", None)
        if isinstance(own, torch.Tensor):
            return own.reshape(())
        answer = self.signal(output)
        if answer is None:
            raise Unsuitable("the model gives no tensor of real numbers; give a loss")
        generator = torch.Generator().manual_seed(1)
        signs = torch.randint(0, 2, answer.shape, generator=generator).to(answer.device) * 2 - 1
        return (answer.float() * signs).sum() / self.samples

    def update(self, optimizer):
        changed = {id(p): p.detach().clone() for p in self.weights.values()}
        optimizer.step()
        with torch.no_grad():
            for stage, parameter in self.weights.items():
                self.note(stage, "weight_update", parameter.detach() - changed[id(parameter)])

    # -- numbers

    def note(self, stage, quantity, tensor):
        if isinstance(tensor, torch.Tensor) and tensor.numel() and tensor.is_floating_point():
            self.moments[stage, quantity] = self.statistics(tensor.detach())

    def statistics(self, tensor):
        flat = tensor.reshape(-1)
        sums = [0.0] * 5
        finite, largest = 0, 0.0
        for start in range(0, flat.numel(), _CHUNK):
            x = flat[start : start + _CHUNK].to(torch.float64)
            good = torch.isfinite(x)
            if not bool(good.all()):
                x = x[good]
            if x.numel() == 0:
                continue
            square = x * x
            sums[0] += float((x == 0).sum())
            sums[1] += float(x.sum())
            sums[2] += float(square.sum())
            sums[3] += float((square * square).sum())
            largest = max(largest, float(x.abs().max()))
            finite += x.numel()
        n = max(finite, 1)
        zeros, mean, second, fourth = (min(max(s / n, -1e300), 1e300) for s in sums[:4])
        return [flat.numel(), flat.numel() - finite, zeros, mean, second, fourth, min(largest, 1e300)]

    def cosine(self, tensor):
        """The mean cosine between different samples."""
        if tensor.dim() < 2 or tensor.shape[0] != self.samples or self.samples < 2:
            return None
        x = tensor.detach()[:64].reshape(min(64, self.samples), -1).float()
        norm = x.norm(dim=1, keepdim=True)
        if not bool(torch.isfinite(norm).all()) or float(norm.min()) == 0:
            return None
        total = (x / norm).sum(0)
        b = x.shape[0]
        return (float((total * total).sum()) - b) / (b * (b - 1))

    def figure(self, stage, name, value):
        if value is not None and np.isfinite(value):
            self.figures[stage, name] = float(value)

    def top(self, weight):
        """The square of the largest singular value, by power iteration from a vector of its own."""
        matrix = weight.detach().reshape(weight.shape[0], -1).float()
        if not bool(torch.isfinite(matrix).all()) or min(matrix.shape) < 2:
            return None
        vector = torch.randn(matrix.shape[1], generator=torch.Generator().manual_seed(1)).to(matrix.device)
        value = 0.0
        # it need only tell whether one direction stands out
        for _ in range(24 if matrix.numel() < _CHUNK else 6):
            norm = float(vector.norm())
            if norm == 0:
                return 0.0
            image = matrix @ (vector / norm)
            value = float((image * image).sum())
            vector = matrix.T @ image
        return value

    def dead(self, tensor):
        x = tensor.detach().abs()
        size = float((x.float() ** 2).mean().sqrt())
        if x.dim() < 2 or not size > 0:
            return None
        shares = []
        for axis in {1 if x.dim() > 2 else x.dim() - 1, x.dim() - 1}:
            most = x.amax(dim=[d for d in range(x.dim()) if d != axis])
            shares.append(float((most < 1e-3 * size).float().mean()))
        return max(shares)

    # -- where tensors come from

    def know(self, tensor, sources):
        key = id(tensor)
        forget = self.sources

        def gone(_, key=key):
            forget.pop(key, None)

        self.sources[key] = (weakref.ref(tensor, gone), tuple(dict.fromkeys(sources))[:16])

    def origin(self, tensor):
        entry = self.sources.get(id(tensor))
        return entry[1] if entry is not None and entry[0]() is tensor else None

    def origins(self, things):
        found = []
        for tensor in self.tensors(things):
            found.extend(self.origin(tensor) or ())
        return tuple(dict.fromkeys(found))

    def pass_on(self, output, sources):
        for tensor in self.tensors(output):
            self.know(tensor, sources)

    # -- stages

    def open(self, name, kind, type_name, inputs, activation=None):
        """The next stage; in later passes the same one again."""
        self.uses[name] += 1
        if self.uses[name] > 1:
            name = f"{name}#{self.uses[name]}"
        place = self.at
        self.at += 1
        if self.step == 0 and not self.again:
            stage = {"name": name, "kind": kind, "type": type_name}
            if activation:
                stage["activation"] = activation
            stage["inputs"] = list(dict.fromkeys(i for i in inputs if i >= 0))
            stage |= {"fan_in": 0, "fan_out": 0, "units": 0, "reach": 1.0}
            self.stages.append(stage)
        elif place >= len(self.stages) or self.stages[place]["name"] != name:
            raise Unsuitable(f"the model does not run the same modules in each step: {name} is new")
        return place

    def read(self, stage, tensor):
        """Notes what a stage reads; returns the tensor that the stage is to be given in its place."""
        if tensor is None or self.again:
            return tensor
        self.note(stage, "input", tensor)
        self.figure(stage, "input_cosine", self.cosine(tensor))
        return tensor

    def branch_off(self, stage, tensor):
        """An alias whose gradient is what this stage alone sends back."""
        if self.again or not tensor.requires_grad or not tensor.is_floating_point():
            return tensor
        alias = tensor.view_as(tensor)
        self.know(alias, self.origin(tensor) or ())
        self.listen(stage, "input_gradient", alias)
        return alias

    def listen(self, stage, quantity, tensor):
        if not self.again and tensor.requires_grad:
            moments = self.moments

            def arrived(gradient, recorder=self, moments=moments):
                if gradient is not None and recorder.moments is moments:
                    recorder.note(stage, quantity, gradient)

            tensor.register_hook(arrived)

    def give(self, stage, tensor):
        """Notes what a stage gives."""
        if tensor is None:
            return
        flat = tensor.detach().reshape(-1)
        stride = max(1, flat.numel() // _SAMPLE)
        sample = flat[::stride][:_SAMPLE].clone()
        before = self.before.get(stage)
        if before is not None and before.shape == sample.shape:
            moments = self.steps[self.step if self.again else self.step - 1][0]
            moments[stage, "output_update"] = self.statistics(sample.double() - before.double())
        self.outputs[stage] = sample
        if not self.again:
            self.note(stage, "output", tensor)
            self.figure(stage, "output_cosine", self.cosine(tensor))
            self.listen(stage, "output_gradient", tensor)

    def activate(self, stage, name, tensor):
        if self.again or tensor is None:
            return
        self.figure(stage, "dead", self.dead(tensor))
        if name in _BOUNDS:
            low, high = _BOUNDS[name]
            slack = 0.01 * (high - low) / 2
            x = tensor.detach()
            self.figure(stage, "saturated", float(((x < low + slack) | (x > high - slack)).float().mean()))

    def weigh(self, stage, weight, bias, transposed=False, parameter=None):
        """Notes weights as they act, which may differ from the parameters they are made of."""
        if self.again:
            return
        if weight is not None:
            self.note(stage, "weight", weight)
            if weight.dim() >= 2:
                shaped = weight.detach().T if transposed else weight
                self.figure(stage, "top", self.top(shaped))
            parameter = weight if parameter is None else parameter
            if isinstance(parameter, torch.nn.Parameter):
                self.weights[stage] = parameter
        if bias is not None:
            self.note(stage, "bias", bias)

    def fans(self, stage, fan_in, fan_out, units, reach=1.0, groups=1):
        if self.step == 0 and not self.again:
            fans = {"fan_in": fan_in, "fan_out": fan_out, "units": units, "reach": reach, "groups": groups}
            self.stages[stage] |= fans

    # -- modules

    def kind(self, module):
        """The kind of a module that is a stage of its own, and None for others."""
        nn = torch.nn
        word = type(module).__name__.lower().replace("_", "")
        if isinstance(module, (nn.Linear, nn.modules.linear.NonDynamicallyQuantizableLinear)):
            return "linear"
        if isinstance(module, nn.modules.conv._ConvNd):
            return "convolution"
        if isinstance(module, nn.MultiheadAttention):
            return "attention"
        if isinstance(module, (nn.Embedding, nn.EmbeddingBag)):
            return "embedding"
        if isinstance(module, nn.Identity):
            return "identity"
        weight = getattr(module, "weight", None)
        leaf = next(module.children(), None) is None
        if leaf and word == "conv1d" and hasattr(module, "nf") and weight is not None and weight.dim() == 2:
            return "linear"
        if leaf and ("norm" in word) and "weightnorm" not in word:
            return "normalization"
        if leaf and word in _ACTIVATIONS:
            return "activation"
        return None

    def enter(self, module, args, kwargs):
        self.stack.append(None)
        self.running.append(self.names.get(module, ""))
        if self.busy or self.inside:
            if self.inside:
                self.inside += 1
            return None
        kind = self.kind(module)
        if kind is None:
            if next(module.children(), None) is None:
                self.stack[-1] = ("leaf", self.at, args, kwargs)
            return None
        self.inside = 1
        self.busy += 1
        try:
            return self.enter_stage(module, kind, args, kwargs)
        finally:
            self.busy -= 1

    def enter_stage(self, module, kind, args, kwargs):
        name = self.names.get(module, "") or type(module).__name__
        type_name = type(module).__name__
        word = type_name.lower().replace("_", "")
        sources = self.origins((args, kwargs))
        signal = self.signal((args, kwargs))
        if kind == "attention":
            first = self.open(f"{name}.in_proj", "linear", "Linear", sources)
            self.open(f"{name}.out_proj", "linear", "Linear", (first,))
            self.stack[-1] = ("attention", first, sources, None)
        else:
            activation = _written(module, word) if kind == "activation" else None
            first = self.open(name, kind, type_name, sources, activation)
            self.stack[-1] = (kind, first, sources, signal)
        self.seen_weight = None
        if kind == "embedding":
            return None
        self.read(first, signal)
        if kind == "convolution" and signal is not None:
            self.look(first, module, signal)
        if signal is None or self.again:
            return None
        if getattr(module, "inplace", False):
            self.listen(first, "input_gradient", signal)
            return None
        if any(part is signal for part in args):
            alias = self.branch_off(first, signal)
            # attention takes the same tensor three times and asks whether it is the same
            return tuple(alias if part is signal else part for part in args), kwargs
        return None

    def look(self, stage, module, signal):
        """What a window sees: the mean square in it with its zeros, and the share that lies inside."""
        f = torch.nn.functional
        if self.again or getattr(module, "transposed", False) or getattr(module, "padding_mode", "") != "zeros":
            return
        d = len(module.kernel_size)
        convolve = {1: f.conv1d, 2: f.conv2d, 3: f.conv3d}[d]
        x = signal.detach().float()
        x = x if x.dim() == d + 2 else x.unsqueeze(0)
        how = {"stride": module.stride, "padding": module.padding, "dilation": module.dilation}
        ones = torch.ones((1, 1, *module.kernel_size), device=x.device)
        seen = convolve((x * x).mean(1, keepdim=True), ones, **how)
        inside = convolve(torch.ones_like(x[:1, :1]), ones, **how)
        size = ones.numel()
        self.figure(stage, "seen", float(seen.double().mean()) / size)
        if self.step == 0:
            self.stages[stage]["reach"] = min(1.0, max(1e-9, float(inside.double().mean()) / size))

    def leave(self, module, args, kwargs, output):
        frame = self.stack.pop()
        self.running.pop()
        if self.inside > 1:
            self.inside -= 1
            return None
        if self.busy or frame is None:
            return None
        self.busy += 1
        try:
            self.inside = 0
            self.leave_stage(module, frame, output)
        finally:
            self.busy -= 1
        return None

    def leave_stage(self, module, frame, output):
        kind, stage, sources, signal = frame
        answer = self.signal(output)
        if kind == "leaf":
            self.leave_leaf(module, stage, sources, signal, output)
            return
        if kind == "attention":
            self.leave_attention(module, stage, answer)
            stage += 1
        if kind in ("linear", "convolution"):
            self.leave_linear(module, stage)
        elif kind in ("normalization", "embedding"):
            self.weigh(stage, getattr(module, "weight", None), getattr(module, "bias", None))
        self.give(stage, answer)
        if kind == "activation":
            self.activate(stage, type(module).__name__.lower(), answer)
        self.pass_on(output, (stage,))

    def leave_linear(self, module, stage):
        parameter = getattr(module, "_parameters", {}).get("weight")
        weight = self.seen_weight if self.seen_weight is not None else parameter
        if weight is None:
            return
        transposed = type(module).__name__ == "Conv1D" and hasattr(module, "nf")
        self.weigh(stage, weight, getattr(module, "bias", None), transposed, parameter)
        shape = tuple(weight.shape)
        if transposed:
            shape = shape[::-1]
        window = int(np.prod(shape[2:], dtype=int))
        if getattr(module, "transposed", False):
            steps = int(np.prod(module.stride, dtype=int))
            self.fans(stage, max(1, shape[0] // module.groups * window // steps), shape[1] * window, shape[1])
            return
        reach = self.stages[stage]["reach"]
        self.fans(stage, shape[1] * window, shape[0] * window, shape[0], reach, getattr(module, "groups", 1))

    def leave_attention(self, module, stage, answer):
        e = module.embed_dim
        weight = module.in_proj_weight
        if weight is not None:
            self.weigh(stage, weight, module.in_proj_bias)
            self.fans(stage, e, weight.shape[0], weight.shape[0])
        else:
            self.weigh(stage, module.v_proj_weight, module.in_proj_bias)
            self.fans(stage, *module.v_proj_weight.shape[::-1], module.v_proj_weight.shape[0])
        self.weigh(stage + 1, module.out_proj.weight, module.out_proj.bias)
        self.fans(stage + 1, e, e, e)

    def leave_leaf(self, module, before, args, kwargs, output):
        """A module of a class that is not known, in which nothing known happened."""
        if self.at != before or self.signal(output) is None:
            return
        sources = self.origins((args, kwargs))
        stage = self.open(self.names.get(module, "") or type(module).__name__, "other", type(module).__name__, sources)
        signal = self.signal((args, kwargs))
        self.read(stage, signal)
        own = list(module.parameters(recurse=False))
        if len(own) == 1:
            self.weigh(stage, own[0], None)
        self.give(stage, self.signal(output))
        self.pass_on(output, (stage,))

    # -- functions

    def function(self, func, args, kwargs):
        """A call of a function of torch, seen by the mode."""
        name = getattr(func, "__name__", "")
        if self.busy:
            return func(*args, **kwargs)
        if self.inside:
            if name in _WEIGHTED and self.inside == 1 and len(args) > 1:
                weight = args[_WEIGHTED[name]] if len(args) > _WEIGHTED[name] else None
                if isinstance(weight, torch.Tensor):
                    self.seen_weight = weight
            return func(*args, **kwargs)
        self.busy += 1
        try:
            return self.function_stage(name, func, args, kwargs)
        finally:
            self.busy -= 1

    def function_stage(self, name, func, args, kwargs):
        sources = self.origins((args, kwargs))
        tensors = [a for a in args if isinstance(a, torch.Tensor)]
        word = name.strip("_").replace("_", "")
        if name in _ADDITIONS and self.adds(tensors, kwargs):
            return self.addition(func, args, kwargs, tensors)
        if word in _ACTIVATIONS and tensors and tensors[0].is_floating_point() and _signal_of(sources):
            in_place = name.endswith("_") or kwargs.get("inplace", False)
            return self.step_through(func, args, kwargs, ("activation", word), in_place)
        if name == "linear" and len(tensors) > 1 and id(tensors[1]) in self.parameters:
            return self.product(func, args, kwargs, tensors)
        if name in _NORMALIZATIONS:
            return self.step_through(func, args, kwargs, ("normalization", name))
        if name == "scaled_dot_product_attention" and len(tensors) > 2:
            return self.attend(func, args, kwargs, tensors[2])
        if name in _PRODUCTS and len(tensors) > 1:
            if _SOFT in (self.origin(tensors[0]) or ()):
                return self.attend(func, args, kwargs, tensors[1])
            if self.parameter_of(tensors[1]) is not None:
                return self.product(func, args, kwargs, tensors)
        output = func(*args, **kwargs)
        if name == "softmax":
            sources = (_SOFT, *sources)
        self.pass_on(output, sources)
        return output

    def adds(self, tensors, kwargs):
        return (
            len(tensors) == 2
            and tensors[0].shape == tensors[1].shape
            and tensors[0].dim() > 1
            and tensors[0].is_floating_point()
            and not kwargs.get("alpha")
            and all(_signal_of(self.origin(t) or ()) for t in tensors)
        )

    def named(self, word):
        """A name for what a function does inside the module that runs."""
        here = self.running[-1] if self.running else ""
        return f"{here}.{word}" if here else word

    def addition(self, func, args, kwargs, tensors):
        first, second = tensors
        before = list(self.origin(first) or ())
        sources = [s for s in before if s >= 0][:1] + [s for s in self.origin(second) or () if s >= 0][:1]
        stage = self.open(self.named("add"), "addition", "add", sources)
        if not self.again:
            self.note(stage, "input", first)
            a, b = first.detach().double().reshape(-1), second.detach().double().reshape(-1)
            self.figure(stage, "branch", float((b * b).mean()))
            size = float(a.norm() * b.norm())
            self.figure(stage, "branch_cosine", float(a @ b) / size if size > 0 else None)
        output = func(*args, **kwargs)
        self.give(stage, output)
        self.pass_on(output, (stage,))
        return output

    def step_through(self, func, args, kwargs, made, in_place=False):
        """A function of one signal as a stage."""
        kind, word = made
        signal = args[0]
        written = _written_function(word, args, kwargs) if kind == "activation" else None
        stage = self.open(self.named(word), kind, word, self.origins(signal), written)
        self.read(stage, signal)
        if in_place:
            if not self.again:
                self.listen(stage, "input_gradient", signal)
        else:
            args = (self.branch_off(stage, signal), *args[1:])
        output = func(*args, **kwargs)
        if kind == "normalization":
            weight = kwargs.get("weight")
            self.weigh(stage, weight if isinstance(weight, torch.Tensor) else None, None)
        self.give(stage, output)
        if kind == "activation":
            self.activate(stage, word, output)
        self.pass_on(output, (stage,))
        return output

    def attend(self, func, args, kwargs, values):
        stage = self.open(self.named("attention"), "attention", func.__name__, self.origins(values))
        self.read(stage, values)
        output = func(*args, **kwargs)
        self.give(stage, output)
        self.pass_on(output, (stage,))
        return output

    def product(self, func, args, kwargs, tensors):
        """A linear map that a function applies with a parameter of the module."""
        signal, weight = tensors[:2]
        parameter = self.parameter_of(weight)
        is_linear = func.__name__ == "linear"
        # the parameter as a matrix of outputs times inputs
        matrix = weight if is_linear else weight.T
        name = self.parameters[id(parameter)]
        stage = self.open(name.removesuffix(".weight"), "linear", func.__name__, self.origins(signal))
        self.read(stage, signal)
        alias = self.branch_off(stage, signal)
        args = tuple(alias if part is signal else part for part in args)
        output = func(*args, **kwargs)
        self.weigh(stage, matrix, tensors[2] if is_linear and len(tensors) > 2 else None, parameter=parameter)
        self.fans(stage, matrix.shape[1], matrix.shape[0], matrix.shape[0])
        self.give(stage, output)
        self.pass_on(output, (stage,))
        return output

    def parameter_of(self, tensor):
        """The parameter that a matrix is, or is a transposed view of."""
        for candidate in (tensor, tensor._base):
            if candidate is not None and id(candidate) in self.parameters and candidate.dim() == tensor.dim() == 2:
                return candidate
        return None

    # -- the file

    def write(self, path):
        steps, stages = len(self.steps), len(self.stages)
        moments = np.zeros((steps, stages, len(_QUANTITIES), len(_STATISTICS)))
        figures = np.zeros((steps, stages, len(_FIGURES)))
        known = np.zeros(figures.shape)
        for step, (found, single) in enumerate(self.steps):
            for (stage, quantity), row in found.items():
                moments[step, stage, _QUANTITIES.index(quantity)] = row
            for (stage, name), value in single.items():
                figures[step, stage, _FIGURES.index(name)] = value
                known[step, stage, _FIGURES.index(name)] = 1
        loss = np.array(self.losses)
        about = {"format": "wick-capture", "version": 1, "origin": f"torch {torch.__version__}"}
        about |= {"model": type(self.model).__name__, "samples": self.samples, "training": self.model.training}
        about |= {"quantities": _QUANTITIES, "statistics": _STATISTICS, "figures": _FIGURES, "stages": self.stages}
        arrays = {"about": np.array(json.dumps(about)), "moments": moments, "figures": figures, "known": known}
        arrays |= {"loss": np.nan_to_num(loss), "loss_known": np.isfinite(loss).astype(float)}
        with open(path, "wb") as file:
            np.savez_compressed(file, **arrays)


class _Functions(torch.overrides.TorchFunctionMode):
    """Tells the recorder of every function of torch that is called."""

    def __init__(self, recorder):
        super().__init__()
        self.recorder = recorder

    def __torch_function__(self, func, types, args=(), kwargs=None):
        return self.recorder.function(func, args, kwargs or {})


def _signal_of(sources):
    return any(source != _SOFT for source in sources)


def _written(module, word):
    """A module's activation as Wick writes it, or None."""
    if word == "leakyrelu":
        return "{leaky-relu: {negative-slope: %r}}" % float(module.negative_slope)
    if word == "softplus" and (module.beta != 1 or module.threshold < 15):
        return None
    return _ACTIVATIONS.get(word)


def _written_function(word, args, kwargs):
    if word == "leakyrelu":
        slope = args[1] if len(args) > 1 else kwargs.get("negative_slope", 0.01)
        return "{leaky-relu: {negative-slope: %r}}" % float(slope)
    return _ACTIVATIONS.get(word) if word != "softplus" or len(args) == 1 and not kwargs else None
