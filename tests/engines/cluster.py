"""A real Spark cluster on the loopback address: a standalone master and two workers, processes of their own. A pytest plugin."""

from __future__ import annotations

import ctypes
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pyspark
import pytest

# Jobs that run for seconds are over before a JVM has optimised itself: it had better not begin.
JVM = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
SPARK = pathlib.Path(pyspark.__file__).parent
ENVIRONMENT = {**os.environ, "SPARK_HOME": str(SPARK), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_HOSTNAME": "127.0.0.1", "PYSPARK_PYTHON": sys.executable,
               "PYSPARK_DRIVER_PYTHON": sys.executable, "SPARK_DAEMON_MEMORY": "256m", "SPARK_NO_DAEMONIZE": "1", "JDK_JAVA_OPTIONS": JVM}
DEFAULTS = """spark.driver.memory 512m
spark.executor.memory 512m
spark.driver.host 127.0.0.1
spark.driver.bindAddress 127.0.0.1
spark.ui.enabled false
spark.sql.shuffle.partitions 2
"""


def _end_with_parent() -> None:
    """A test run that is killed leaves no cluster behind."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Cluster:
    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.environment = {**ENVIRONMENT, "SPARK_CONF_DIR": str(folder / "conf")}
        (folder / "conf").mkdir()
        (folder / "conf/spark-defaults.conf").write_text(DEFAULTS)
        self.port, self.web_port = free_port(), free_port()
        self.url = f"spark://127.0.0.1:{self.port}"
        self.processes = []
        self._start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", str(self.port), "--webui-port", str(self.web_port))
        for number in (1, 2):
            self._start(f"worker-{number}", "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--webui-port", str(free_port()), "-c", "1", "-m", "1g",
                        "-d", str(folder / f"worker-{number}"), self.url)
        self._wait_for_workers()

    def _start(self, name, *arguments):
        log = open(self.folder / f"{name}.log", "wb")
        self.processes.append(subprocess.Popen([SPARK / "bin/spark-class", *arguments], env=self.environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True, preexec_fn=_end_with_parent))

    def state(self):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://127.0.0.1:{self.web_port}/json/", timeout=5) as answer:
            return json.load(answer)

    def _wait_for_workers(self):
        for _ in range(180):
            try:
                if sum(worker["state"] == "ALIVE" for worker in self.state()["workers"]) == 2:
                    return
            except OSError:
                pass
            time.sleep(0.5)
        pytest.fail("the workers did not come up:\n" + (self.folder / "worker-1.log").read_text())

    def submit(self, *arguments) -> str:
        """What a job prints that spark-submit runs here."""
        command = [SPARK / "bin/spark-submit", "--master", self.url, *map(str, arguments)]
        done = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr[-5000:]
        return done.stdout

    def stop(self):
        for process in reversed(self.processes):
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    if shutil.which("java") is None:
        pytest.fail("Spark needs Java: openjdk-17-jre-headless")
    running = Cluster(tmp_path_factory.mktemp("cluster"))
    yield running
    running.stop()
