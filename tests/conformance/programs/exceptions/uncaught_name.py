def greet(person):
    message = "Hello " + person
    print(mesage)

greet("Ada")
