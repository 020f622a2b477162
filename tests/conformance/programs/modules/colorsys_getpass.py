# Small modules: colour systems and the user's name.
import colorsys
import os

for rgb in ((0.2, 0.4, 0.4), (1, 0, 0), (0.5, 0.5, 0.5), (0, 0, 0)):
    print(colorsys.rgb_to_hsv(*rgb), colorsys.rgb_to_hls(*rgb), [round(c, 9) for c in colorsys.rgb_to_yiq(*rgb)])
for h in (0, 0.1, 0.35, 0.5, 0.7, 0.9):
    print([round(c, 9) for c in colorsys.hsv_to_rgb(h, 0.5, 0.8)], [round(c, 9) for c in colorsys.hls_to_rgb(h, 0.4, 0.9)])
print(colorsys.yiq_to_rgb(0.5, 0.1, -0.1))
os.environ["LOGNAME"] = "ada"
import getpass

print(getpass.getuser())
