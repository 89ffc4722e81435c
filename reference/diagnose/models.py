"""Models that others made, small enough for one core, and the digits they are run and trained on.

Architectures and initializations are those of torchvision, timm and transformers; only widths and depths are reduced. A set
is a list of names: `design` are the models on which limits of the diagnosis were chosen or causes of its mistakes were
found, the others were not looked at for that.
"""

import numpy as np
import sklearn.datasets
import timm
import torch
import torchvision
import transformers
from torch import nn

SAMPLES, STEPS, RATE = 32, 20, 2e-3
transformers.logging.set_verbosity_error()


def images(size):
    digits = sklearn.datasets.load_digits()
    x = torch.tensor(digits.images, dtype=torch.float32)[:, None]
    x = nn.functional.interpolate(x, size=(size, size), mode="bilinear").expand(-1, 3, -1, -1)
    return (x - x.mean()) / x.std(), torch.tensor(digits.target)


def tokens(length=64):
    digits = sklearn.datasets.load_digits()
    return torch.tensor(digits.data, dtype=torch.long)[:, :length], torch.tensor(digits.target)


class Vision:
    """Digits as images of three equal colors. `dynamo`: the older exporter cannot write it."""

    def __init__(self, make, size=32, dynamo=False):
        self.make, self.size, self.dynamo = make, size, dynamo

    def batch(self, start=0, count=SAMPLES):
        x, y = images(self.size)
        return x[start : start + count].contiguous(), y[start : start + count]

    def inputs(self, x, y):
        return x

    def loss(self, y):
        return lambda out: nn.functional.cross_entropy(out if isinstance(out, torch.Tensor) else out.logits, y)

    def export_inputs(self):
        return (self.batch()[0],), ["x"]


class Text(Vision):
    """Rows of pixels as tokens; `causal` models predict the next one, others the class."""

    def __init__(self, make, causal, dynamo=False):
        super().__init__(make, dynamo=dynamo)
        self.causal = causal

    def batch(self, start=0, count=SAMPLES):
        x, y = tokens()
        return x[start : start + count], y[start : start + count]

    def inputs(self, x, y):
        return {"input_ids": x, "labels": x if self.causal else y}

    def loss(self, y):
        return None

    def export_inputs(self):
        return (self.batch()[0],), ["input_ids"]


class Encoder(nn.Module):
    """An encoder whose mean over tokens a linear map reads, as is customary."""

    def __init__(self, encoder, width):
        super().__init__()
        self.encoder = encoder
        self.head = nn.Linear(width, 10)

    def forward(self, input_ids, labels=None):
        logits = self.head(self.encoder(input_ids=input_ids).last_hidden_state.mean(1))
        loss = None if labels is None else nn.functional.cross_entropy(logits, labels)
        return transformers.modeling_outputs.SequenceClassifierOutput(loss=loss, logits=logits)


def hf(kind, config, causal=True, dynamo=False, **more):
    def make():
        c = getattr(transformers, config)(**more)
        c.use_cache = False
        return getattr(transformers, kind)(c)

    return Text(make, causal, dynamo)


def encoder(kind, config, width, **more):
    return Text(lambda: Encoder(getattr(transformers, kind)(getattr(transformers, config)(**more)), width), False)


SMALL = {"hidden_size": 96, "num_hidden_layers": 5, "num_attention_heads": 4, "intermediate_size": 384, "vocab_size": 32}


def tv(name, size=32, **more):
    return Vision(lambda: getattr(torchvision.models, name)(num_classes=10, **more), size)


def tm(name, size=32, **more):
    return Vision(lambda: timm.create_model(name, num_classes=10, **more), size)


def vit(layers=5):
    return Vision(
        lambda: torchvision.models.VisionTransformer(
            image_size=32, patch_size=8, num_layers=layers, num_heads=4, hidden_dim=96, mlp_dim=384, num_classes=10
        )
    )


def vgg(norm=None):
    widths = [32, "M", 64, "M", 128, 128, "M", 256, 256, "M", 256, 256, "M"]
    return Vision(lambda: timm.models.vgg.VGG(widths, num_classes=10, mlp_ratio=1 / 16, norm_layer=norm), dynamo=True)


def lenet():
    return nn.Sequential(
        nn.Conv2d(3, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))


MODELS = {
    # limits were chosen on these
    "resnet18": tv("resnet18"),
    "vit": vit(),
    "gpt2": hf("GPT2LMHeadModel", "GPT2Config", n_layer=5, n_head=4, n_embd=96, vocab_size=32, n_positions=64),
    "mixer": Vision(
        lambda: timm.models.mlp_mixer.MlpMixer(num_classes=10, img_size=32, patch_size=8, num_blocks=5, embed_dim=128)
    ),
    "vgg11_bn": vgg(nn.BatchNorm2d),
    "convnext": tm("convnext_atto", size=64),
    "electra": hf("ElectraForSequenceClassification", "ElectraConfig", causal=False, num_labels=10, **SMALL),
    "neox": hf("GPTNeoXForCausalLM", "GPTNeoXConfig", **SMALL),
    # not looked at before
    "vgg11": vgg(),
    "swin": Vision(
        lambda: timm.models.swin_transformer.SwinTransformer(
            img_size=32, patch_size=2, num_classes=10, embed_dim=32, depths=(2, 2, 6), num_heads=(2, 4, 8), window_size=4
        )
    ),
    "regnet": tm("regnetx_002"),
    "resnet50": Vision(
        lambda: timm.models.resnet.ResNet(
            timm.models.resnet.Bottleneck, (3, 4, 6, 3), num_classes=10, channels=(16, 32, 64, 128), base_width=64
        ),
        size=64,
    ),
    "poolformer": Vision(
        lambda: timm.models.metaformer.MetaFormer(
            num_classes=10, depths=(2, 2, 6, 2), dims=(32, 64, 96, 128), downsample_norm=None, mlp_act=nn.GELU,
            mlp_bias=True, norm_layers=timm.models.metaformer.GroupNorm1, layer_scale_init_values=1e-5,
            res_scale_init_values=None, use_mlp_head=False,
        ),
        size=64,
    ),
    "deit3": tm("deit3_small_patch16_224", img_size=32, patch_size=4, embed_dim=96, depth=6, num_heads=3),
    "gpt_neo": hf(
        "GPTNeoForCausalLM", "GPTNeoConfig", hidden_size=96, num_layers=6, num_heads=4, window_size=16, vocab_size=32,
        attention_types=[[["global", "local"], 3]], max_position_embeddings=64,
        dynamo=True,
    ),
    "mobilenet_v3": tm("mobilenetv3_small_100", size=64),
    "densenet": Vision(
        lambda: torchvision.models.DenseNet(growth_rate=12, num_init_features=24, num_classes=10, block_config=(4, 6, 8, 4))
    ),
    "efficientnet": tm("efficientnet_lite0", size=64),
    "deit": Vision(
        lambda: timm.models.vision_transformer.VisionTransformer(
            img_size=32, patch_size=4, embed_dim=96, depth=6, num_heads=3, num_classes=10
        )
    ),
    "bert": hf("BertForSequenceClassification", "BertConfig", causal=False, num_labels=10, **SMALL),
    "t5": encoder(
        "T5EncoderModel", "T5Config", 96, d_model=96, d_kv=24, d_ff=384, num_layers=5, num_heads=4, vocab_size=32
    ),
    "opt": hf(
        "OPTForCausalLM", "OPTConfig", hidden_size=96, num_hidden_layers=5, num_attention_heads=4, ffn_dim=384,
        vocab_size=32, max_position_embeddings=64, word_embed_proj_dim=96,
    ),
    "llama": hf("LlamaForCausalLM", "LlamaConfig", num_key_value_heads=4, **SMALL),
    "phi": hf("PhiForCausalLM", "PhiConfig", **SMALL),
    "lenet": Vision(lenet),
    "beit": tm("beit_base_patch16_224", size=32, img_size=32, embed_dim=96, depth=6, num_heads=3),
    "cait": tm("cait_xxs24_224", size=32, img_size=32),
    "gmlp": tm("gmlp_ti16_224", size=32, img_size=32),
    "resmlp": tm("resmlp_12_224", size=32, img_size=32),
    "distilbert": hf(
        "DistilBertForSequenceClassification", "DistilBertConfig", causal=False, num_labels=10, dim=96, n_layers=5,
        n_heads=4, hidden_dim=384, vocab_size=32,
    ),
    "roberta": hf("RobertaForSequenceClassification", "RobertaConfig", causal=False, num_labels=10, **SMALL),
    "gptj": hf("GPTJForCausalLM", "GPTJConfig", n_embd=96, n_layer=5, n_head=4, vocab_size=32, rotary_dim=8, n_positions=64),
    "bloom": hf("BloomForCausalLM", "BloomConfig", hidden_size=96, n_layer=5, n_head=4, vocab_size=32),
    "qwen2": hf("Qwen2ForCausalLM", "Qwen2Config", num_key_value_heads=4, **SMALL),
    # listed before anything of them was run
    "lcnet": tm("lcnet_050"),
    "ghostnet": tm("ghostnet_050"),
    "tinynet": tm("tinynet_e"),
    "vovnet": tm("ese_vovnet19b_slim_dw"),
    "seresnet": Vision(
        lambda: timm.models.resnet.ResNet(
            timm.models.resnet.BasicBlock, (2, 2, 2, 2), num_classes=10, channels=(16, 32, 64, 128),
            block_args={"attn_layer": "se"},
        )
    ),
    "convnextv2": tm("convnextv2_atto", depths=(2, 2, 4, 2), dims=(24, 48, 96, 192)),
    "mambaout": tm("mambaout_femto", depths=(2, 2, 4, 2), dims=(24, 48, 96, 144)),
    "inception_next": tm("inception_next_atto", depths=(2, 2, 4, 2), dims=(24, 48, 96, 144)),
    "starnet": tm("starnet_s1"),
    "edgenext": tm("edgenext_xx_small", size=64),
    "repvit": tm("repvit_m0_9", embed_dim=(24, 48, 96, 192), depth=(2, 2, 4, 2)),
    "pvt_v2": tm("pvt_v2_b0"),
    "xcit": tm("xcit_nano_12_p8_224", img_size=32, depth=6, embed_dim=96, num_heads=3),
    "eva02": tm("eva02_tiny_patch14_224", img_size=32, patch_size=4, embed_dim=96, depth=6, num_heads=3),
    "davit": tm("davit_tiny", embed_dims=(24, 48, 96, 192), num_heads=(2, 4, 8, 16), depths=(1, 1, 4, 1)),
    "mistral": hf("MistralForCausalLM", "MistralConfig", num_key_value_heads=2, **SMALL),
    "gemma": hf("GemmaForCausalLM", "GemmaConfig", num_key_value_heads=2, head_dim=24, **SMALL),
    "falcon": hf("FalconForCausalLM", "FalconConfig", **SMALL),
    "codegen": hf(
        "CodeGenForCausalLM", "CodeGenConfig", n_embd=96, n_layer=5, n_head=4, vocab_size=32, rotary_dim=8, n_positions=64
    ),
    "stablelm": hf("StableLmForCausalLM", "StableLmConfig", num_key_value_heads=4, **SMALL),
    "olmo2": hf("Olmo2ForCausalLM", "Olmo2Config", num_key_value_heads=4, pad_token_id=1, eos_token_id=2, **SMALL),
    "qwen3": hf("Qwen3ForCausalLM", "Qwen3Config", num_key_value_heads=2, head_dim=24, **SMALL),
    "biogpt": hf("BioGptForCausalLM", "BioGptConfig", max_position_embeddings=128, **SMALL),
    "mpnet": hf("MPNetForSequenceClassification", "MPNetConfig", causal=False, num_labels=10, **SMALL),
    "convbert": hf(
        "ConvBertForSequenceClassification", "ConvBertConfig", causal=False, num_labels=10, embedding_size=96, **SMALL
    ),
    "bigcode": hf(
        "GPTBigCodeForCausalLM", "GPTBigCodeConfig", n_embd=96, n_layer=5, n_head=4, n_inner=384, vocab_size=32,
        n_positions=64,
    ),
    # listed before anything of them was run, after what the third set showed was mended
    "mobilevit": tm("mobilevit_xxs"),
    "hardcorenas": tm("hardcorenas_a"),
    "fbnet": tm("fbnetc_100"),
    "mixnet": tm("mixnet_s"),
    "efficientvit": tm("efficientvit_b0"),
    "skresnet": Vision(
        lambda: timm.models.resnet.ResNet(
            timm.models.sknet.SelectiveKernelBasic, (2, 2, 2, 2), num_classes=10, channels=(16, 32, 64, 128),
            block_args={"sk_kwargs": {"rd_ratio": 1 / 8, "rd_divisor": 8}}, zero_init_last=False,
        )
    ),
    "nest": Vision(
        lambda: timm.models.nest.Nest(
            img_size=32, patch_size=2, embed_dims=(32, 64, 128), num_heads=(2, 4, 8), depths=(2, 2, 4), num_classes=10
        )
    ),
    "convit": tm("convit_tiny", img_size=32, patch_size=4, depth=6),
    "semnasnet": tm("semnasnet_050"),
    "twins": tm("twins_svt_small", img_size=64, embed_dims=(32, 64, 96, 128), num_heads=(2, 4, 6, 8), depths=(1, 1, 4, 1)),
    "rexnet": tm("rexnet_100", width_mult=0.5),
    "repghost": tm("repghostnet_050"),
    "starcoder2": hf("Starcoder2ForCausalLM", "Starcoder2Config", num_key_value_heads=2, **SMALL),
    "persimmon": hf("PersimmonForCausalLM", "PersimmonConfig", **SMALL),
    "granite": hf("GraniteForCausalLM", "GraniteConfig", num_key_value_heads=4, **SMALL),
    "cohere": hf("CohereForCausalLM", "CohereConfig", num_key_value_heads=4, **SMALL),
    "phi3": hf("Phi3ForCausalLM", "Phi3Config", num_key_value_heads=4, pad_token_id=0, **SMALL),
    "mpt": hf("MptForCausalLM", "MptConfig", d_model=96, n_heads=4, n_layers=5, vocab_size=32, max_seq_len=64),
    "ctrl": hf("CTRLLMHeadModel", "CTRLConfig", n_embd=96, dff=384, n_layer=5, n_head=4, vocab_size=32, n_positions=64),
    "gpt": hf("OpenAIGPTLMHeadModel", "OpenAIGPTConfig", n_embd=96, n_layer=5, n_head=4, vocab_size=32, n_positions=64),
    "ernie": hf("ErnieForSequenceClassification", "ErnieConfig", causal=False, num_labels=10, **SMALL),
    "roformer": hf(
        "RoFormerForSequenceClassification", "RoFormerConfig", causal=False, num_labels=10, embedding_size=96, **SMALL
    ),
    "squeezebert": hf(
        "SqueezeBertForSequenceClassification", "SqueezeBertConfig", causal=False, num_labels=10, embedding_size=96, **SMALL
    ),
    "nystromformer": hf(
        "NystromformerForSequenceClassification", "NystromformerConfig", causal=False, num_labels=10, num_landmarks=8,
        segment_means_seq_len=64, **SMALL
    ),
    # listed before anything of them was run, after what the third and fourth set showed was mended
    "mnasnet": tm("mnasnet_small"),
    "mobilenet_v2": tm("mobilenetv2_050"),
    "shufflenet": tv("shufflenet_v2_x0_5"),
    "squeezenet": tv("squeezenet1_1", size=64),
    "dla": tm("dla46x_c"),
    "res2net": Vision(
        lambda: timm.models.resnet.ResNet(
            timm.models.res2net.Bottle2neck, (2, 2, 2, 2), num_classes=10, channels=(16, 32, 64, 128), base_width=16,
            block_args={"scale": 4},
        )
    ),
    "resnetv2": tm("resnetv2_18"),
    "repvgg": Vision(
        lambda: timm.models.byobnet.ByobNet(
            timm.models.byobnet.ByoModelCfg(
                blocks=tuple(timm.models.byobnet.ByoBlockCfg("rep", d, c, s=2) for d, c in ((2, 24), (3, 48), (4, 96))),
                stem_type="rep", stem_chs=24,
            ),
            num_classes=10,
        )
    ),
    "convmixer": Vision(lambda: timm.models.convmixer.ConvMixer(96, 5, kernel_size=5, patch_size=4, num_classes=10)),
    "levit": tm("levit_128s", size=64, img_size=64),
    "pit": tm("pit_ti_224", size=32, img_size=32, patch_size=4, stride=2),
    "mobileone": tm("mobileone_s0"),
    "fastvit": tm("fastvit_t8", size=64),
    "tiny_vit": tm("tiny_vit_5m_224", size=64, embed_dims=(24, 48, 96, 96), num_heads=(1, 2, 4, 4)),
    "focalnet": Vision(
        lambda: timm.models.focalnet.FocalNet(num_classes=10, embed_dim=24, depths=(2, 2, 4, 2)), size=64
    ),
    "volo": Vision(
        lambda: timm.models.volo.VOLO(
            (2, 2, 4, 2), img_size=64, num_classes=10, embed_dims=(48, 96, 96, 96), num_heads=(2, 4, 4, 4), use_mix_token=False
        ),
        size=64,
    ),
    "gemma2": hf("Gemma2ForCausalLM", "Gemma2Config", num_key_value_heads=2, head_dim=24, **SMALL),
    "olmo": hf("OlmoForCausalLM", "OlmoConfig", num_key_value_heads=4, pad_token_id=1, eos_token_id=2, **SMALL),
    "glm": hf("GlmForCausalLM", "GlmConfig", num_key_value_heads=2, head_dim=24, pad_token_id=0, eos_token_id=2, **SMALL),
    "smollm3": hf("SmolLM3ForCausalLM", "SmolLM3Config", num_key_value_heads=2, pad_token_id=0, eos_token_id=2, **SMALL),
    "nemotron": hf("NemotronForCausalLM", "NemotronConfig", num_key_value_heads=2, pad_token_id=0, eos_token_id=2, **SMALL),
    "helium": hf("HeliumForCausalLM", "HeliumConfig", num_key_value_heads=2, head_dim=24, pad_token_id=0, **SMALL),
    "arcee": hf("ArceeForCausalLM", "ArceeConfig", num_key_value_heads=2, **SMALL),
    "xglm": hf(
        "XGLMForCausalLM", "XGLMConfig", d_model=96, num_layers=5, attention_heads=4, ffn_dim=384, vocab_size=32,
        max_position_embeddings=64,
    ),
    "imagegpt": hf(
        "ImageGPTForCausalImageModeling", "ImageGPTConfig", n_embd=96, n_layer=5, n_head=4, vocab_size=32, n_positions=64
    ),
    "xlm": hf(
        "XLMForSequenceClassification", "XLMConfig", causal=False, num_labels=10, emb_dim=96, n_layers=5, n_heads=4,
        vocab_size=32, pad_index=0, max_position_embeddings=64,
    ),
    "xlnet": hf(
        "XLNetForSequenceClassification", "XLNetConfig", causal=False, num_labels=10, d_model=96, n_layer=5, n_head=4,
        d_inner=384, vocab_size=32,
    ),
    "megatron": hf("MegatronBertForSequenceClassification", "MegatronBertConfig", causal=False, num_labels=10, **SMALL),
    "deberta": hf("DebertaV2ForSequenceClassification", "DebertaV2Config", causal=False, num_labels=10, **SMALL),
    "layoutlm": hf("LayoutLMForSequenceClassification", "LayoutLMConfig", causal=False, num_labels=10, **SMALL),
    "rembert": hf(
        "RemBertForSequenceClassification", "RemBertConfig", causal=False, num_labels=10, input_embedding_size=64, **SMALL
    ),
    "fnet": hf("FNetForSequenceClassification", "FNetConfig", causal=False, num_labels=10, **SMALL),
}

SETS = {
    "design": ["resnet18", "vit", "gpt2", "mixer", "vgg11_bn", "convnext", "electra", "neox"],
    "first": ["vgg11", "swin", "regnet", "resnet50", "poolformer", "deit3", "gpt_neo"],
    "second": ["mobilenet_v3", "densenet", "efficientnet", "t5", "phi", "beit", "bert"],
    "third": [
        "lcnet", "mistral", "ghostnet", "mpnet", "convnextv2", "gemma", "tinynet", "falcon", "eva02", "olmo2", "vovnet",
        "codegen", "mambaout", "qwen3", "seresnet", "biogpt", "pvt_v2", "stablelm", "inception_next", "convbert", "starnet",
        "bigcode", "xcit", "repvit", "edgenext", "davit",
    ],
    "fourth": [
        "mobilevit", "starcoder2", "hardcorenas", "ernie", "fbnet", "granite", "efficientvit", "mpt", "mixnet", "gpt", "nest",
        "cohere", "convit", "roformer", "skresnet", "phi3", "semnasnet", "ctrl", "rexnet", "squeezebert", "twins", "persimmon",
        "repghost", "nystromformer",
    ],
    "fifth": [
        "mnasnet", "gemma2", "mobilenet_v2", "xlm", "shufflenet", "olmo", "squeezenet", "megatron", "resnetv2", "glm", "dla",
        "xglm", "pit", "layoutlm", "res2net", "smollm3", "repvgg", "deberta", "focalnet", "nemotron", "convmixer", "imagegpt",
        "mobileone", "xlnet", "fastvit", "helium", "volo", "rembert", "levit", "arcee", "tiny_vit", "fnet",
    ],
}


def trained(model, case):
    """A few steps of AdamW on digits."""
    optimizer = torch.optim.AdamW(model.parameters(), RATE)
    model.train()
    for step in range(STEPS):
        x, y = case.batch(SAMPLES * (step % 20 + 1))
        inputs = case.inputs(x, y)
        out = model(**inputs) if isinstance(inputs, dict) else model(inputs)
        loss = out.loss if case.loss(y) is None else case.loss(y)(out)
        optimizer.zero_grad()
        loss.backward()
        if not torch.isfinite(loss):
            return
        optimizer.step()


def versions():
    return {module.__name__: module.__version__ for module in (torch, torchvision, timm, transformers, np)}
