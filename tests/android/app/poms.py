#!/usr/bin/env python3
"""Writes a POM that names every artifact of a list and takes nothing transitive.

usage: poms.py LIST OUT

AndroidX pins its siblings by ranges such as [1.11.2], which Maven resolves only with metadata that
not every mirror has. A list with versions needs none.
"""

import sys
from pathlib import Path

DEPENDENCY = """    <dependency>
      <groupId>{}</groupId>
      <artifactId>{}</artifactId>
      <version>{}</version>
      <type>{}</type>
      <exclusions>
        <exclusion>
          <groupId>*</groupId>
          <artifactId>*</artifactId>
        </exclusion>
      </exclusions>
    </dependency>
"""


def main():
    lines = [line.strip() for line in Path(sys.argv[1]).read_text().splitlines()]
    parts = [line.split(":") for line in lines if line and not line.startswith("#")]
    Path(sys.argv[2]).write_text(
        '<project xmlns="http://maven.apache.org/POM/4.0.0">\n  <modelVersion>4.0.0</modelVersion>\n'
        "  <groupId>org.careteam</groupId>\n  <artifactId>lock</artifactId>\n  <version>1</version>\n"
        "  <packaging>pom</packaging>\n  <dependencies>\n"
        + "".join(DEPENDENCY.format(*part) for part in parts)
        + "  </dependencies>\n</project>\n"
    )


if __name__ == "__main__":
    main()
