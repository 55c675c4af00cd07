"""Draws the demonstration agency's placeholder photos: `python demo/draw_photos.py`.

Every picture is an illustration made by code, the same on each run; they go to `static/demo/`.
Needs Pillow (a development requirement).
"""

import sys
from collections.abc import Callable
from pathlib import Path

from drawing import indoors, outdoors
from drawing.buildings import Tower
from drawing.canvas import Canvas
from drawing.nature import DAY, DUSK, GOLDEN, MORNING, NIGHT, SUNSET

OUT = Path(__file__).resolve().parent.parent / "static" / "demo"

SCENES: dict[str, Callable[[], Canvas]] = {
    "predio-azul": lambda: outdoors.city_building(
        DAY, Tower(270, 260, 8, "#f2ede2", "#5f8fb0", "wbbw", 44), seed=2),
    "predio-tijolo": lambda: outdoors.city_building(
        GOLDEN, Tower(215, 370, 5, "#c98363", "#f1e6d2", "wbwwbw", 54, seed=5), seed=4),
    "predio-verde": lambda: outdoors.city_building(
        MORNING, Tower(290, 220, 9, "#dfe9dc", "#6f9c86", "bswb", 39, seed=7), seed=6),
    "predio-dupla": lambda: outdoors.city_building(
        DAY, Tower(180, 190, 8, "#efe0cd", "#c2795c", "bwb", 42, seed=3),
        Tower(420, 190, 9, "#f5ecde", "#c2795c", "bwb", 42, seed=8), seed=9),
    "predio-vidro": lambda: outdoors.city_building(
        DUSK, Tower(275, 250, 9, "#7d89a3", "#39466b", "ggbbg", 41, seed=11), seed=8),
    "predio-noite": lambda: outdoors.city_building(
        NIGHT, Tower(250, 300, 7, "#d8cdbf", "#b98b66", "wbbbw", 48, seed=13), seed=11),
    "predio-praia-manha": lambda: outdoors.beach_building(
        MORNING, Tower(240, 330, 6, "#fbf5ea", "#58a1b4", "bbwbb", 52, seed=4), seed=3),
    "predio-praia-tarde": lambda: outdoors.beach_building(
        SUNSET, Tower(260, 270, 8, "#f4e3d3", "#d9836a", "bwwb", 43, seed=6), seed=5),
    "predio-praia-dia": lambda: outdoors.beach_building(
        DAY, Tower(190, 180, 7, "#f7efe0", "#7fa88f", "bwb", 45, seed=9),
        Tower(410, 220, 8, "#fdf8ee", "#e0a45e", "bwwb", 44, seed=10), seed=7),
    "casa-telhado": lambda: outdoors.gabled_house(DAY, "#f3e6cf", "#bf6b4f", "#4f7f8f", 2),
    "casa-jardim": lambda: outdoors.gabled_house(GOLDEN, "#dce5dd", "#7f6a5c", "#c2694f", 5),
    "casa-moderna": lambda: outdoors.modern_house(SUNSET, "#f4efe6", "#a8754d", 3),
    "sobrado-terracota": lambda: outdoors.townhouse(MORNING, "#f0dcc0", "#e9b795", "#b0634a", 3),
    "sobrado-azul": lambda: outdoors.townhouse(DUSK, "#c9d8de", "#e8e0d0", "#56657d", 6),
    "condominio-casas": lambda: outdoors.condo_street(
        DAY, ("#f5e9d3", "#e3ebe0", "#f3dfcb", "#e6e6ea"), "#b9694f", 2),
    "condominio-tarde": lambda: outdoors.condo_street(
        GOLDEN, ("#f1ead9", "#f5e1c8", "#e5e8dc", "#f1ead9"), "#6d6f78", 6),
    "cobertura-piscina": lambda: indoors.terrace(SUNSET, "#c79f78", "#f5ead6"),
    "cobertura-dia": lambda: indoors.terrace(DAY, "#d8c1a0", "#e39a77"),
    "sala-mar": lambda: indoors.living(DAY, "#e9e2d3", "#4f8491", True),
    "sala-clara": lambda: indoors.living(MORNING, "#dfe5da", "#c98a64", False),
    "sala-noite": lambda: indoors.living(DUSK, "#c9c3cf", "#5b6a8c", False, "#a77f5c"),
    "quarto-azul": lambda: indoors.bedroom(MORNING, "#d7e2e6", "#6f98ab"),
    "quarto-areia": lambda: indoors.bedroom(GOLDEN, "#ecdfcb", "#cf9a76"),
    "cozinha-verde": lambda: indoors.kitchen(DAY, "#e6e4d6", "#7c9c86"),
    "cozinha-madeira": lambda: indoors.kitchen(GOLDEN, "#ece2d2", "#b98a5f", "#f6f1e8"),
    "banheiro-claro": lambda: indoors.bathroom(DAY, "#d5e2df", "#b98f6a"),
    "varanda-mar": lambda: indoors.balcony(MORNING, True, "#5f9aa8"),
    "varanda-por-do-sol": lambda: indoors.balcony(SUNSET, True, "#d9836a"),
    "varanda-cidade": lambda: indoors.balcony(GOLDEN, False, "#7f9c7c"),
    "lazer-piscina": lambda: indoors.leisure(DAY, "#f2c879"),
    "studio-claro": lambda: indoors.studio(MORNING, "#e8e1d6", "#8fa9a3"),
    "escritorio": lambda: indoors.office(DAY, "#e4e4de", "#4f7d8c"),
    "loja-esquina": lambda: outdoors.shop(MORNING, "#efdcc3", "#4f8f86", 3),
    "loja-noite": lambda: outdoors.shop(DUSK, "#e3cfc0", "#c9654f", 5),
    "galpao-azul": lambda: outdoors.warehouse(DAY, "#d9dde0", "#4f7ba0", 2),
    "terreno-colinas": lambda: outdoors.land(DAY, 2),
    "terreno-tarde": lambda: outdoors.land(GOLDEN, 7, "#4f8f86"),
    "sitio-lago": lambda: outdoors.farm(MORNING, "#fbf3e2", "#b5654a", 3),
    "sitio-tarde": lambda: outdoors.farm(SUNSET, "#f0e3d0", "#8d5a48", 9),
}  # fmt: skip


def main(names: list[str]) -> None:
    """Draws the named scenes, or all of them."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name in names or SCENES:
        SCENES[name]().save(OUT / f"{name}.jpg")


if __name__ == "__main__":
    main(sys.argv[1:])
