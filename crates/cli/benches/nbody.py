"""Floating point: five bodies that attract each other."""

DAYS_PER_YEAR = 365.24
SOLAR_MASS = 4 * 3.141592653589793**2


def system():
    """Sun, Jupiter, Saturn, Uranus and Neptune: place, velocity, mass."""
    return [
        [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0], SOLAR_MASS],
        [
            [4.84143144246472090, -1.16032004402742839, -0.103622044471123109],
            [0.00166007664274403694 * DAYS_PER_YEAR, 0.00769901118419740425 * DAYS_PER_YEAR, -0.0000690460016972063023 * DAYS_PER_YEAR],
            0.000954791938424326609 * SOLAR_MASS,
        ],
        [
            [8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
            [-0.00276742510726411 * DAYS_PER_YEAR, 0.00499852801234917 * DAYS_PER_YEAR, 0.0000230417297573763929 * DAYS_PER_YEAR],
            0.000285885980666130812 * SOLAR_MASS,
        ],
        [
            [12.8943695621391310, -15.1111514016986312, -0.223307578892655734],
            [0.00296460137564761618 * DAYS_PER_YEAR, 0.0023784717395948095 * DAYS_PER_YEAR, -0.0000296589568540237556 * DAYS_PER_YEAR],
            0.0000436624404335156298 * SOLAR_MASS,
        ],
        [
            [15.3796971148509165, -25.9193146099879641, 0.179258772950371181],
            [0.00268067772490389322 * DAYS_PER_YEAR, 0.00162824170038242295 * DAYS_PER_YEAR, -0.0000951592254519715870 * DAYS_PER_YEAR],
            0.0000515138902046611451 * SOLAR_MASS,
        ],
    ]


def pairs(bodies):
    return [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1 :]]


def advance(bodies, meetings, dt, steps):
    for _ in range(steps):
        for (place1, speed1, mass1), (place2, speed2, mass2) in meetings:
            dx = place1[0] - place2[0]
            dy = place1[1] - place2[1]
            dz = place1[2] - place2[2]
            pull = dt * (dx * dx + dy * dy + dz * dz) ** -1.5
            pull1 = mass1 * pull
            pull2 = mass2 * pull
            speed1[0] -= dx * pull2
            speed1[1] -= dy * pull2
            speed1[2] -= dz * pull2
            speed2[0] += dx * pull1
            speed2[1] += dy * pull1
            speed2[2] += dz * pull1
        for place, speed, _mass in bodies:
            place[0] += dt * speed[0]
            place[1] += dt * speed[1]
            place[2] += dt * speed[2]


def energy(bodies, meetings):
    total = 0.0
    for (place1, _, mass1), (place2, _, mass2) in meetings:
        squares = [(p - q) ** 2 for p, q in zip(place1, place2)]
        total -= mass1 * mass2 / sum(squares) ** 0.5
    for _, speed, mass in bodies:
        total += mass * sum(v * v for v in speed) / 2
    return total


bodies = system()
meetings = pairs(bodies)
print(f"{energy(bodies, meetings):.9f}")
advance(bodies, meetings, 0.01, 80000)
print(f"{energy(bodies, meetings):.9f}")
