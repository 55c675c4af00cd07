from flask import Blueprint

from .read_only import guard

bp = Blueprint("properties", __name__, url_prefix="/imoveis")
guard(bp)
