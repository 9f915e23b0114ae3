"""The models that ship: one small file each, named for the model's id with `_` for `-`."""
import importlib
import pkgutil


def entry(id):
    """The zoo file of a model: it defines SPEC, TASK, BUDGET, NAME and DESCRIPTION, and SHIPS = False where it is only an experiment."""
    return importlib.import_module(f"zoo.{id.replace('-', '_')}")


def ids():
    return sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__) if not module.name.startswith("common"))
