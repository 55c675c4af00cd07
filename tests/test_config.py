"""Settings: every wrong one is named in a sentence, all at once."""

import pytest

import config

META = {
    "WA_PROVIDER": "meta",
    "WA_TOKEN": "EAA" + "x" * 40,
    "WA_PHONE_NUMBER_ID": "106540352242922",
    "WA_VERIFY_TOKEN": "palavra",
    "WA_WEBHOOK_SECRET": "segredo",
}
SEED = {"AUTH_SEED_ADMIN_EMAIL": "ana@exemplo.com"}
PRODUCTION = META | {"APP_ENV": "production", "AUTH_JWT_SECRET": "0123456789abcdef" * 4}


def wrong(environ):
    with pytest.raises(config.SettingsError) as refused:
        config.load(environ)
    return str(refused.value).splitlines()


def test_nothing_set_gives_a_laptop_with_sqlite_and_the_simulator():
    settings = config.load({})
    assert settings.simulated
    assert not settings.production
    assert settings.database_url.startswith("sqlite:///")
    assert settings.redis_url is None
    assert settings.wa_verify_token == settings.wa_webhook_secret == "simulador"


def test_an_empty_variable_counts_as_not_set():
    assert config.load({"WORKER_THREADS": "", "REDIS_URL": ""}) == config.load({})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("APP_ENV", "prod"),
        ("DEFAULT_TENANT_ID", "Minha Imobiliária"),
        ("DATABASE_URL", "mysql://u:p@h/d"),
        ("DATABASE_URL_OVERRIDE", "postgres://"),
        ("REDIS_URL", "http://h"),
        ("REDIS_PORT", "0"),
        ("REDIS_PORT", "70000"),
        ("REDIS_DB", "16"),
        ("REDIS_TLS", "maybe"),
        ("AUTH_JWT_EXPIRE_MINUTES", "4"),
        ("AUTH_JWT_EXPIRE_MINUTES", "1.5"),
        ("AUTH_JWT_EXPIRE_MINUTES", "²5"),
        ("AUTH_SEED_ADMIN_EMAIL", "ninguém"),
        ("WA_PROVIDER", "twilio"),
        ("WA_TOKEN", "curto"),
        ("WA_TOKEN", "EAA com espaço " + "x" * 20),
        ("WA_PHONE_NUMBER_ID", "+55 13 99999-0000"),
        ("WA_ACCEPT_UNSIGNED", "sim"),
        ("WA_API_BASE", "graph.facebook.com"),
        ("WINDOW_24H_ENABLED", "on"),
        ("WINDOW_24H_HOURS", "25"),
        ("WA_RATE_LIMIT_PER_CONTACT_SECONDS", "-1"),
        ("WA_RATE_LIMIT_GLOBAL_PER_MINUTE", "muitas"),
        ("RE_READ_ONLY", "talvez"),
        ("PUBLIC_BASE_URL", "ftp://h"),
        ("PORT", "porta"),
        ("ANSWER_PAUSE_MS", "9999"),
        ("WORKER_THREADS", "0"),
        ("WEB_CONCURRENCY", "17"),
        ("EMBEDDED_WORKER", "2"),
        ("LOG_LEVEL", "verbose"),
    ],
)
def test_a_wrong_setting_is_one_sentence_naming_it(name, value):
    sentences = wrong({name: value})
    assert len(sentences) == 1
    assert sentences[0].startswith(f"{name} must") or sentences[0].startswith(f"{name} does not")


def test_all_wrong_settings_are_told_at_once():
    sentences = wrong({"APP_ENV": "x", "PORT": "x", "LOG_LEVEL": "x"})
    assert [sentence.split()[0] for sentence in sentences] == ["APP_ENV", "PORT", "LOG_LEVEL"]


def test_no_refusal_repeats_a_secret():
    secret = "EAA segredo que não pode aparecer"
    assert secret not in "\n".join(wrong({"WA_TOKEN": secret}))


@pytest.mark.parametrize(
    "missing", ["WA_TOKEN", "WA_PHONE_NUMBER_ID", "WA_VERIFY_TOKEN", "WA_WEBHOOK_SECRET"]
)
def test_meta_needs_its_four_settings(missing):
    assert config.load(META)
    (sentence,) = wrong({name: value for name, value in META.items() if name != missing})
    assert sentence.startswith(f"{missing} is needed")


def test_unsigned_webhooks_must_be_asked_for():
    unsigned = {name: value for name, value in META.items() if name != "WA_WEBHOOK_SECRET"}
    assert config.load(unsigned | {"WA_ACCEPT_UNSIGNED": "true"}).wa_webhook_secret is None


def test_production_with_everything_right_starts():
    assert config.load(PRODUCTION).production


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"AUTH_JWT_SECRET": ""}, "AUTH_JWT_SECRET"),
        ({"AUTH_JWT_SECRET": config.DEVELOPMENT_SECRET}, "AUTH_JWT_SECRET"),
        ({"AUTH_JWT_SECRET": "a" * 64}, "AUTH_JWT_SECRET"),
        ({"AUTH_JWT_SECRET": "0123456789abcdef" * 3}, "AUTH_JWT_SECRET"),
        ({"WA_API_BASE": "http://graph.facebook.com/v25.0"}, "WA_API_BASE"),
        ({"AUTH_SEED_ADMIN_EMAIL": "a@b.c", "AUTH_SEED_ADMIN_PASSWORD": "curta"}, "AUTH_SEED_ADMIN_PASSWORD"),
        (
            {"AUTH_SEED_ADMIN_EMAIL": "a@b.c", "AUTH_SEED_ADMIN_PASSWORD": "a" * 20},
            "AUTH_SEED_ADMIN_PASSWORD",
        ),
        (SEED, "AUTH_SEED_ADMIN_EMAIL"),
        ({"WA_PROVIDER": "simulator"}, "WA_PROVIDER"),
    ],
)
def test_production_refuses_what_is_only_good_for_a_laptop(change, named):
    sentences = wrong(PRODUCTION | change)
    assert len(sentences) == 1
    assert sentences[0].startswith(named)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_postgres_means_psycopg_3(scheme):
    settings = config.load({"DATABASE_URL": f"{scheme}://u:p@h/d?sslmode=require"})
    assert settings.database_url == "postgresql+psycopg://u:p@h/d?sslmode=require"


def test_the_override_wins():
    both = {"DATABASE_URL": "postgres://a/b", "DATABASE_URL_OVERRIDE": "sqlite:////tmp/x.db"}
    assert config.load(both).database_url == "sqlite:////tmp/x.db"


@pytest.mark.parametrize(
    ("parts", "address"),
    [
        ({}, "redis://r:6379/0"),
        ({"REDIS_PORT": "6380", "REDIS_DB": "3"}, "redis://r:6380/3"),
        ({"REDIS_PASSWORD": "p@ss/w:rd"}, "rediss://:p%40ss%2Fw%3Ard@r:6379/0"),
        ({"REDIS_PASSWORD": "p", "REDIS_TLS": "false"}, "redis://:p@r:6379/0"),
        ({"REDIS_TLS": "true"}, "rediss://r:6379/0"),
    ],
)
def test_redis_by_parts_is_one_address_with_tls_where_there_is_a_password(parts, address):
    assert config.load({"REDIS_HOST": "r"} | parts).redis_url == address


def test_the_public_address_is_what_the_platform_says_unless_given():
    platform = {"RENDER_EXTERNAL_URL": "https://x.onrender.com/"}
    assert config.load(platform).public_base_url == "https://x.onrender.com"
    assert config.load(platform | {"PUBLIC_BASE_URL": "https://a.b"}).public_base_url == "https://a.b"
    assert config.load({"PORT": "8123"}).public_base_url == "http://127.0.0.1:8123"


def test_an_ended_graph_version_is_a_warning():
    old = config.load({"WA_API_BASE": "https://graph.facebook.com/v20.0"})
    assert config.warnings(old) == ["WA_API_BASE names Graph API v20.0, which has ended: use v25.0"]
    assert config.warnings(config.load({})) == []


S3 = {
    "S3_ENDPOINT_URL": "https://conta.r2.cloudflarestorage.com",
    "S3_BUCKET": "fotos-da-casa",
    "S3_ACCESS_KEY_ID": "0123456789abcdef",
    "S3_SECRET_ACCESS_KEY": "fedcba9876543210",
}


def test_object_storage_takes_four_settings_and_a_public_address_if_there_is_one():
    settings = config.load(S3 | {"S3_PUBLIC_URL": "https://fotos.casa.example/"})
    assert (settings.s3_bucket, settings.s3_region) == ("fotos-da-casa", "auto")
    assert settings.s3_public_url == "https://fotos.casa.example"


@pytest.mark.parametrize("missing", S3)
def test_half_an_object_storage_is_refused(missing):
    (sentence,) = wrong({name: value for name, value in S3.items() if name != missing})
    assert sentence.startswith(f"{missing} is needed with S3_")


def test_a_public_address_alone_is_no_object_storage():
    assert len(wrong({"S3_PUBLIC_URL": "https://fotos.casa.example"})) == 4


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("S3_ENDPOINT_URL", "conta.r2.cloudflarestorage.com"),
        ("S3_BUCKET", "Fotos da Casa"),
        ("S3_BUCKET", "a/b"),
        ("S3_ACCESS_KEY_ID", "com espaço"),
        ("S3_SECRET_ACCESS_KEY", "um segredo com espaço"),
        ("S3_REGION", "São Paulo"),
        ("S3_PUBLIC_URL", "fotos.casa.example"),
    ],
)
def test_a_wrong_object_storage_is_one_sentence_that_shows_no_secret(name, value):
    (sentence,) = wrong(S3 | {name: value})
    assert sentence.startswith(f"{name} must")
    assert value not in sentence or "SECRET" not in name


def test_production_wants_object_storage_over_tls_and_says_what_a_disk_means():
    plain = wrong(PRODUCTION | S3 | {"S3_ENDPOINT_URL": "http://minio:9000"})
    assert plain == ["S3_ENDPOINT_URL must be https in production"]
    assert config.warnings(config.load(PRODUCTION | S3)) == []
    (hint,) = config.warnings(config.load(PRODUCTION))
    assert hint.startswith("STORAGE_FOLDER")
