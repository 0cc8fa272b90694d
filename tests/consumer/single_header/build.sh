g++ -std=c++20 -O2 main.cpp -o consumer
