"""The least the server needs to start: one procedure with its form, one office, the units."""
import json
import pathlib
import shutil

PROCEDURE = "chung-thuc/chung-thuc-ban-sao-tu-ban-chinh"
FORM = "chung-thuc-ban-sao-tu-ban-chinh.v1.json"


def read(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def write_public(site, name, content, files):
    path = site / "public/assets" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    files[name] = {"path": f"/assets/{name}", "bytes": len(content), "sha256": "0" * 20,
                   "type": "application/json", "cache": "immutable"}


def write_site(site, units):
    """Run in the root of the repository; `units` is the units.json of the build."""
    for folder in ("case-types", "office", "calendars", "form-sets", "queue", "forms",
                   "figures"):
        (site / folder).mkdir(parents=True)
    shutil.copy("assets/case-types/one-door-file.v1.json", site / "case-types")
    shutil.copy("assets/form-sets/tt-03-2025.v1.json", site / "form-sets")
    shutil.copy("assets/office/khanh-hoa.json", site / "office")
    shutil.copy("assets/calendars/khanh-hoa.json", site / "calendars")
    shutil.copy("assets/queue/56.json", site / "queue")
    shutil.copy("assets/figures/office.v1.json", site / "figures")
    shutil.copy(f"assets/forms/{FORM}", site / "forms")
    record = read(f"assets/catalogue/{PROCEDURE}.json")
    record.pop("related", None)
    catalogue = {"procedures": [record], "sectors": read("assets/catalogue/sectors.json"),
                 "life_events": read("assets/catalogue/life-events.json")}
    (site / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")
    files = {}
    write_public(site, "index.json", b'{"v":1,"sectors":[],"p":[]}', files)
    write_public(site, "guides.json", b'{"guides":[],"procedures":[]}', files)
    offices = {"offices": [], "source": "-", "hours_source": "-",
               "calendar": read("assets/calendars/khanh-hoa.json")}
    write_public(site, "offices.json", json.dumps(offices).encode(), files)
    write_public(site, "units.json", pathlib.Path(units).read_bytes(), files)
    (site / "assets.json").write_text(json.dumps({"version": 1, "files": files}), encoding="utf-8")
