"""Print the first free port of this machine from the given one on."""

import socket
import sys

for port in range(int(sys.argv[1]), int(sys.argv[1]) + 100):
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)):
            sys.stdout.write(f"{port}\n")
            break
