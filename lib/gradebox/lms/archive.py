"""Archives of strangers, extracted by nbgrader's collector without leaving their folder and within limits."""

import datetime
import os
import re
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from nbgrader.plugins.zipcollect import ExtractorPlugin

from gradebox.course import CourseError

MAX_FILE, MAX_ALL, MAX_FILES = 60 * 2**20, 4 * 2**30, 50_000  # bytes of a file and of all; files
PREFIX = re.compile(r"(?:.*?_\d+_(?:\d+_|assignsubmission_file_)?)?")  # what says whose file it is
UNREADABLE = (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error)


class SafeExtractor(ExtractorPlugin):
    """Extracts archives without leaving their folder and within limits; archives in an archive, one level deep."""

    def extract(self, archive_path: str, extracted_path: str) -> None:
        self.skipped: list[str] = []
        self.room = MAX_ALL
        for path in sorted(Path(archive_path).iterdir()):
            try:
                with zipfile.ZipFile(path) as archive:
                    self._members(archive, Path(extracted_path), "")
            except UNREADABLE as error:
                raise CourseError(f"{path.name}: no zip archive that can be read ({error})") from None

    def _members(self, archive: zipfile.ZipFile, folder: Path, above: str) -> None:
        for number, member in enumerate(archive.infolist()):
            name, why = member.filename.replace("\\", "/"), ""
            parts = PurePosixPath(name).parts
            if number >= MAX_FILES:
                raise CourseError(f"more than {MAX_FILES} files in the archive")
            if member.is_dir():
                continue
            if name.startswith("/") or ".." in parts or "\0" in name or len(name) > 400:
                why = "its name leads out of the archive"
            elif stat.S_ISLNK(member.external_attr >> 16):
                why = "a symbolic link"
            elif not any(part.startswith((".", "__MACOSX")) for part in parts):
                target = folder / (above + (parts[-1] if above else "/".join(parts)))
                why = self._write(archive, member, target)
                if not why and target.suffix.lower() == ".zip" and not above:
                    why = self._nested(target, folder)
            if why:
                self.skipped.append(f"{name[-120:]}: {why}")

    def _nested(self, path: Path, folder: Path) -> str:
        """Put what a student has packed beside what others have handed in one by one."""
        inside = path.parent.relative_to(folder).as_posix()
        above = f"{inside}/" if inside != "." else PREFIX.match(path.name)[0]
        try:
            with zipfile.ZipFile(path) as archive:
                self._members(archive, folder, above)
        except UNREADABLE:
            return "an archive that cannot be read"
        path.unlink()
        return ""

    def _write(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> str:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            return "its name occurs twice"
        size = 0
        with archive.open(member) as source, open(target, "xb") as copy:
            while block := source.read(2**20):
                size += len(block)  # of what is there, not of what the archive claims
                if size > MAX_FILE or size > self.room:
                    copy.close()
                    target.unlink()
                    return f"larger than {MAX_FILE // 2**20} MiB, or all files larger than {MAX_ALL // 2**30} GiB"
                copy.write(block)
        self.room -= size
        moment = datetime.datetime(*member.date_time).timestamp() if member.date_time[0] > 1980 else 0
        os.utime(target, (moment, moment))
        return ""
