"""Every attention mechanism by its `kind`: a new one is one file beside this one and one line here."""
from .cross import CrossAttention
from .infini import InfiniAttention
from .latent import LatentAttention
from .linear import LinearAttention
from .retention import Retention
from .softmax import SoftmaxAttention
from .tensor_product import TensorProductAttention

MECHANISMS = {
    "softmax": SoftmaxAttention,
    "latent": LatentAttention,
    "tensorProduct": TensorProductAttention,
    "retention": Retention,
    "cross": CrossAttention,
    "linear": LinearAttention,
    "infini": InfiniAttention,
}
