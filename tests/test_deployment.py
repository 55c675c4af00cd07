"""The ways to run it elsewhere say what the service understands, and the Dockerfile's steps really work."""

import fnmatch
import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest
import requests

import config

from .service import eventually
from .services import free_port

SAMPLES = {
    "AUTH_JWT_SECRET": "0123456789abcdef" * 4,
    "AUTH_SEED_ADMIN_EMAIL": "dona@imobiliaria.example",
    "AUTH_SEED_ADMIN_PASSWORD": "uma-senha-comprida",
    "DATABASE_URL_OVERRIDE": "postgresql://u:p@ep-x-pooler.example/db?sslmode=require",
    "REDIS_URL": "rediss://default:p@x.example:6379",
    "WA_TOKEN": "EAA" + "x" * 40,
    "WA_PHONE_NUMBER_ID": "106540352242922",
    "WA_VERIFY_TOKEN": "palavra",
    "WA_WEBHOOK_SECRET": "segredo",
    "S3_ENDPOINT_URL": "https://conta.r2.example",
    "S3_BUCKET": "atendeja",
    "S3_ACCESS_KEY_ID": "chave",
    "S3_SECRET_ACCESS_KEY": "chave-secreta",
}
NOT_OURS = {"PYTHON_VERSION", "FORWARDED_ALLOW_IPS"}  # the platform's; read by server.py


def text(name):
    return (config.ROOT / name).read_text()


@pytest.fixture(scope="module")
def blueprint():
    """Name → value of render.yaml's environment; None where the platform asks or makes one."""
    entry = re.compile(r"- \{ key: (\w+), (value|sync|generateValue): (.+?) \}")
    lines = [line for line in text("render.yaml").splitlines() if "key:" in line]
    found = [entry.search(line) for line in lines]
    assert all(found), lines
    return {one[1]: one[3].strip('"') if one[2] == "value" else None for one in found}


def test_every_name_of_the_blueprint_is_a_setting_and_its_values_start_production(blueprint):
    assert set(blueprint) - NOT_OURS <= set(config.TABLE)
    assert "FORWARDED_ALLOW_IPS" in text("atendeja/server.py")
    filled = {name: value or SAMPLES[name] for name, value in blueprint.items()}
    settings = config.load(filled)
    assert settings.production
    assert config.warnings(settings) == []


def test_the_blueprint_asks_for_everything_that_production_insists_on(blueprint):
    without = {name: value for name, value in blueprint.items() if value}
    with pytest.raises(config.SettingsError) as refused:
        config.load(without)
    missing = set(re.findall(r"^([A-Z][A-Z_]+) ", str(refused.value), re.MULTILINE))
    assert missing
    assert missing <= {name for name, value in blueprint.items() if value is None}


def test_nothing_secret_stands_in_the_blueprint_and_the_old_version_serves_until_the_new_one_can(blueprint):
    secret = re.compile("SECRET|TOKEN|PASSWORD|KEY|URL$")
    said = {name for name, value in blueprint.items() if value and secret.search(name)}
    assert said == set()
    said = text("render.yaml")
    for line in ("preDeployCommand: flask --app wsgi setup", "healthCheckPath: /health", "numInstances: 1"):
        assert line in said
    graceful = int(re.search(r"graceful_timeout = (\d+)", text("atendeja/server.py"))[1])
    assert int(re.search(r"maxShutdownDelaySeconds: (\d+)", said)[1]) > graceful
    python = blueprint["PYTHON_VERSION"]
    assert all(f":{python[:4]}-" in line for line in text("Dockerfile").splitlines() if line[:4] == "FROM")


def test_the_composition_gives_only_settings_and_keeps_everything_that_must_stay():
    said = text("docker-compose.yml")
    settings = said.partition("&settings")[2].partition("volumes:")[0]
    names = set(re.findall(r"^ {4}([A-Z_0-9]+):", settings, re.MULTILINE))
    assert "DATABASE_URL" in names
    assert names - NOT_OURS <= set(config.TABLE)
    for kept in ("database:/var/lib", "queue:/data", "files:/app/var", "certificates:/data"):
        assert kept in said
    published = re.findall(r"ports: (.+)", said)
    assert published == ['["80:80", "443:443"]']  # neither the database nor the service itself
    assert "reverse_proxy app:8000" in text("Caddyfile")
    assert not re.search(r"(?m)^(?!\s*#).*\t", said)


@pytest.mark.parametrize("guide", ["docs/guia-do-mantenedor.md", "docs/guia-da-imobiliaria.md"])
def test_the_guides_name_only_what_exists(guide):
    said = text(guide)
    registered = set(re.findall(r'click\.command\("([a-z-]+)"\)', _commands()))
    assert set(re.findall(r"flask --app wsgi ([a-z-]+)", said)) <= registered | {"db"}
    names = set(re.findall(r"`([A-Z][A-Z0-9]*_[A-Z0-9_]+)", said))
    assert names <= set(config.TABLE) | {"POSTGRES_PASSWORD"}
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", said):
        assert (config.ROOT / "docs" / target).exists(), target


def _commands():
    return "".join(path.read_text() for path in (config.ROOT / "atendeja/commands").glob("*.py"))


# --- the Dockerfile, step by step, in a folder instead of an image -----------------------------------


def steps():
    """(instruction, rest) of every line but comments."""
    for line in text("Dockerfile").splitlines():
        if line and not line.startswith("#"):
            instruction, _, rest = line.partition(" ")
            yield instruction, rest.strip()


def ignored(_folder, names):
    """What .dockerignore keeps out; its patterns name things at any depth or at the top only."""
    patterns = [line.removeprefix("**/") for line in text(".dockerignore").split()]
    return {name for name in names if any(fnmatch.fnmatch(name, pattern) for pattern in patterns)}


class Image:
    """A folder that stands for the image's root; `venv`, `app` and `build` lie in it."""

    def __init__(self, root):
        self.root = root

    def inside(self, words):
        """Absolute paths of the image become paths in the folder."""
        return re.sub(r"(?<![\w.:/])/(venv|app|build)\b", rf"{self.root}/\1", words)

    def copy(self, rest):
        if rest.startswith("--from="):
            return  # both stages share this folder
        origin, target = rest.split()
        goal = self.inside(target)
        if origin == ".":
            shutil.copytree(config.ROOT, goal, ignore=ignored)
        else:
            os.makedirs(os.path.dirname(goal), exist_ok=True)
            shutil.copy(config.ROOT / origin, goal)

    def run(self, rest):
        if rest.startswith("useradd"):
            return  # this machine keeps its own people
        command = self.inside(re.sub(r"-[og] 10001", "", rest)).replace(
            "python3 -m venv", f"{sys.executable} -m venv"
        )
        done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stdout + done.stderr

    def environ(self, **settings):
        return {
            "PATH": f"{self.root}/venv/bin:{os.environ['PATH']}",
            "PYTHONDONTWRITEBYTECODE": "1",
        } | settings


def test_the_steps_of_the_dockerfile_make_a_service_that_answers(tmp_path):
    image, command, user = Image(tmp_path), [], None
    for instruction, rest in steps():
        if instruction == "COPY":
            image.copy(rest)
        elif instruction == "RUN":
            image.run(rest)
        elif instruction == "USER":
            user = rest
        elif instruction == "CMD":
            command = [word.strip('",[]') for word in shlex.split(rest)]
    assert user == "atendeja"  # the service is nobody special
    app = tmp_path / "app"
    assert not {"tests", ".git", ".env", "docs", "bench"} & set(os.listdir(app))
    port = str(free_port())
    environ = image.environ(PORT=port)
    subprocess.run(["flask", "--app", "wsgi", "setup"], cwd=app, env=environ, check=True, capture_output=True)
    process = subprocess.Popen(command, cwd=app, env=environ, stderr=subprocess.DEVNULL)
    try:
        eventually(lambda: _healthy(port), 40, "the service from the image")
    finally:
        process.terminate()
        assert process.wait(30) == 0


def _healthy(port):
    try:
        return requests.get(f"http://127.0.0.1:{port}/health", timeout=2).ok
    except requests.RequestException:
        return False
