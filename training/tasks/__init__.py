"""What models are trained on: one file a task."""


def load(name, context, cache, folder=None):
    """The task by name; `cache` keeps what it derives from the corpus `folder`."""
    if name == "stories":
        from .stories import Stories

        return Stories(context, cache, folder)
    if name == "stories-sink":
        from .stories_sink import StoriesWithSink

        return StoriesWithSink(context, cache, folder)
    if name == "stories-no-start":
        from .stories_no_start import StoriesWithoutStart

        return StoriesWithoutStart(context, cache, folder)
    if name == "backcopy":
        from .backcopy import Backcopy

        return Backcopy(context, cache, folder)
    if name in ("trigger", "trigger-start"):
        from .trigger import Trigger

        return Trigger(context, cache, folder, start=name == "trigger-start")
    if name == "passkey":
        from .passkey import Passkey

        return Passkey(context, cache, folder)
    if name == "passkey-near":
        from .passkey_near import PasskeyNear

        return PasskeyNear(context, cache, folder)
    raise SystemExit(f"There is no task named {name}.")


def tokenizer_name(task):
    """The file in `tokenizers/` that a task's models share."""
    return {"stories": "story", "stories-sink": "story-sink", "stories-no-start": "story", "backcopy": "backcopy", "passkey": "passkey", "passkey-near": "passkey", "trigger": "trigger", "trigger-start": "trigger"}[task]
