"""Every attention mechanism by its `kind`: a new one is one file beside this one and one line here."""
from .softmax import SoftmaxAttention

MECHANISMS = {"softmax": SoftmaxAttention}
