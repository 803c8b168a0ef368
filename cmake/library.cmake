# qualmLibrary(<folder> [EIGEN] [FAST] [<folder it may include>...])
#
# FAST compiles the folder for speed. Where QUALM_HOT_<folder> names sources (without .cpp), only those are, and the rest
# of the folder is compiled for size.
#
# One static library, qualm_<folder>, from src/qualm/<folder>/*.cpp, and its tests where there are any.
# A folder without a .cpp file becomes a headers-only library of the same name.
function(qualmLibrary folder)
  cmake_parse_arguments(PARSE_ARGV 1 QUALM "EIGEN;FAST" "" "")
  list(TRANSFORM QUALM_UNPARSED_ARGUMENTS PREPEND qualm_ OUTPUT_VARIABLE dependencies)

  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/qualm/${folder}/*.cpp)
  set(target qualm_${folder})
  set(hot ${QUALM_HOT_${folder}})
  list(TRANSFORM hot REPLACE "(.+)" "${PROJECT_SOURCE_DIR}/src/qualm/${folder}/\\1.cpp")
  if(hot)
    list(REMOVE_ITEM sources ${hot})
  endif()
  if(sources)
    add_library(${target} STATIC ${sources})
    set(scope PUBLIC)
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()

  target_include_directories(${target} ${scope} ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(${target} ${scope} ${dependencies})
  if(QUALM_EIGEN AND sources)
    target_link_libraries(${target} PRIVATE qualm_eigen)
  endif()

  if(sources)
    if(QUALM_FAST)
      set(goal SPEED)
    else()
      set(goal SIZE)
    endif()
    optimizeFor(${target} ${goal})
    precompileFor(${target} ${goal})
    uniteSources(${target})
  endif()
  if(hot)
    # A target of their own, because a target gets one -O only; and each file on its own, because what is inlined into a
    # kernel decides its speed.
    add_library(${target}_hot OBJECT ${hot})
    target_include_directories(${target}_hot PRIVATE ${PROJECT_SOURCE_DIR}/src)
    optimizeFor(${target}_hot SPEED)
    precompileFor(${target}_hot SPEED)
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:${target}_hot>)
  endif()

  qualmTest(${folder})
endfunction()
