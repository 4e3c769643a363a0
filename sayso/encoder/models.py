"""Opening the models: one session a file, and the hash that tells which file it was."""

from hashlib import sha256
from pathlib import Path

import onnxruntime

from sayso.core.errors import ConfigError

MODEL_FILE = "model.onnx"


def open_session(path: Path, *, threads: int) -> onnxruntime.InferenceSession:
    """The model in a file, ready to run on so many cores.

    Raises:
        ConfigError: when there is no such file.
    """
    _require(path)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def digest_of(path: Path) -> str:
    """The hash of a model file, as provenance tells it; the model is not opened.

    Raises:
        ConfigError: when there is no such file.
    """
    _require(path)
    return f"sha256:{sha256(path.read_bytes()).hexdigest()}"


def _require(path: Path) -> None:
    if not path.is_file():
        raise ConfigError(f"{path}: no such file; install the model or name its folder.")
