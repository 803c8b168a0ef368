# qualmLibrary(<folder> [EIGEN] [FAST] [<folder it may include>...])
#
# One static library, qualm_<folder>, from src/qualm/<folder>/*.cpp, and its tests where there are any.
# A folder without a .cpp file becomes a headers-only library of the same name.
function(qualmLibrary folder)
  cmake_parse_arguments(PARSE_ARGV 1 QUALM "EIGEN;FAST" "" "")
  list(TRANSFORM QUALM_UNPARSED_ARGUMENTS PREPEND qualm_ OUTPUT_VARIABLE dependencies)

  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/qualm/${folder}/*.cpp)
  set(target qualm_${folder})
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
      optimizeFor(${target} SPEED)
    else()
      optimizeFor(${target} SIZE)
    endif()
  endif()

  qualmTest(${folder})
endfunction()
